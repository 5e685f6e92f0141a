#include "core/report/running_text.h"
#include "core/base/translate.h"
#include "core/integration/live_text.h"
#include "core/project/doors.h"
#include <QRegularExpression>
#include <optional>

namespace counterpoint::report {

namespace {

/// What stands behind the mark of a list or quote, or nothing where the line has none.
using Mark = std::optional<QString> (*)(const QString& line);

std::optional<QString> afterBullet(const QString& line)
{
    return line.startsWith(QLatin1String("- ")) ? std::optional(line.mid(2).trimmed()) : std::nullopt;
}

std::optional<QString> afterNumber(const QString& line)
{
    static const QRegularExpression number(QStringLiteral("^\\d{1,3}\\. +(?=\\S)"));
    const auto match = number.match(line);
    return match.hasMatch() ? std::optional(line.mid(match.capturedEnd())) : std::nullopt;
}

std::optional<QString> afterQuote(const QString& line)
{
    return line == QLatin1String(">")          ? std::optional(QString())
        : line.startsWith(QLatin1String("> ")) ? std::optional(line.mid(2).trimmed())
                                               : std::nullopt;
}

/// Lines of the body, taken one by one.
class Lines {
public:
    explicit Lines(const QString& body)
        : m_lines(body.split(u'\n'))
    {
    }
    bool atEnd() const { return m_at >= m_lines.size(); }
    QString next() const { return m_lines[m_at].trimmed(); }
    QString take() { return m_lines[m_at++].trimmed(); }
    /// The lines from here on that have the mark, without it.
    QStringList takeMarked(Mark mark)
    {
        QStringList taken;
        while (!atEnd()) {
            const auto words = mark(next());
            if (!words)
                break;
            taken << *words;
            ++m_at;
        }
        return taken;
    }

private:
    const QStringList m_lines;
    qsizetype m_at = 0;
};

std::vector<Prose> itemsOf(const QStringList& lines)
{
    std::vector<Prose> items;
    for (const auto& line : lines)
        items.push_back(proseOf(line));
    return items;
}

Quote quoteOf(QStringList lines)
{
    static const QRegularExpression dash(QStringLiteral("^(—|–|--) *(?=\\S)"));
    Quote quote;
    if (const auto match = lines.size() > 1 ? dash.match(lines.last()) : QRegularExpressionMatch(); match.hasMatch()) {
        quote.attribution = proseOf(lines.last().mid(match.capturedEnd())).plain();
        lines.removeLast();
    }
    quote.text = proseOf(lines.join(u'\n'));
    return quote;
}

/// The field as words in running text; italic, beside it, what no longer holds.
QString wordsOf(const Read& db, const LiveField& field)
{
    const auto now = live_text::now(db, field);
    const auto shown = escaped(field.shown);
    if (!now)
        return shown + QStringLiteral(" *%1*").arg(escaped(translate("Report", "[can no longer be computed]")));
    if (*now != field.shown)
        return shown + QStringLiteral(" *%1*").arg(escaped(translate("Report", "[now %1]").arg(*now)));
    return shown;
}

} // namespace

std::vector<Block> blocksOf(const QString& body)
{
    std::vector<Block> blocks;
    for (Lines lines(body); !lines.atEnd();) {
        const auto line = lines.next();
        if (line.isEmpty())
            lines.take();
        else if (afterBullet(line))
            blocks.push_back(BulletList{itemsOf(lines.takeMarked(afterBullet))});
        else if (afterNumber(line) && line.startsWith(QLatin1String("1.")))
            blocks.push_back(NumberedList{itemsOf(lines.takeMarked(afterNumber))});
        else if (afterQuote(line))
            blocks.push_back(quoteOf(lines.takeMarked(afterQuote)));
        else
            blocks.push_back(Paragraph{proseOf(lines.take())});
    }
    return blocks;
}

std::vector<Block> blocksOf(const Read& db, const QString& body)
{
    QString words;
    for (const auto& piece : live_text::parse(body))
        words += piece.field ? wordsOf(db, *piece.field) : piece.words;
    return blocksOf(words);
}

} // namespace counterpoint::report
