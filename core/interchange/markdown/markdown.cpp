#include "core/interchange/markdown/markdown.h"
#include "core/base/translate.h"
#include "core/interchange/encoding/decode.h"
#include "core/interchange/markdown/entities.h"
#include "core/text/line_ends.h"
#include <QRegularExpression>
#include <md4c.h>
#include <vector>

namespace counterpoint {

namespace {

constexpr qsizetype sizeLimit = 64LL * 1024 * 1024;

/// Gathers what md4c reports into plain text.
class PlainText {
public:
    void enter(MD_BLOCKTYPE type, void* detail);
    void leave(MD_BLOCKTYPE type);
    void text(MD_TEXTTYPE type, const QString& words);
    QString take() { return std::move(m_out); }

private:
    struct List {
        bool numbered;
        bool tight;
        unsigned number;
        QChar delimiter;
    };
    void beginBlock();
    void beginItem();
    bool inTightList() const { return !m_lists.empty() && m_lists.back().tight; }

    QString m_out;
    std::vector<List> m_lists;
    QString m_bullet; ///< to be written before the next words
    bool m_wantsLine = false; ///< the next block begins on the next line rather than after a blank one
    bool m_firstCell = true;
};

void PlainText::beginBlock()
{
    if (!m_out.isEmpty()) {
        while (m_out.endsWith('\n'))
            m_out.chop(1);
        m_out += m_wantsLine || (inTightList() && m_bullet.isEmpty()) ? QStringLiteral("\n") : QStringLiteral("\n\n");
    }
    m_wantsLine = false;
    m_out += std::exchange(m_bullet, {});
}

void PlainText::beginItem()
{
    auto& list = m_lists.back();
    const QString indent(2 * qsizetype(m_lists.size() - 1), ' ');
    m_bullet += indent + (list.numbered ? QString::number(list.number++) + list.delimiter + ' ' : QStringLiteral("- "));
}

void PlainText::enter(MD_BLOCKTYPE type, void* detail)
{
    switch (type) {
    case MD_BLOCK_UL:
        m_lists.push_back({false, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0, 0, u'.'});
        m_wantsLine = m_lists.size() > 1;
        break;
    case MD_BLOCK_OL: {
        const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
        m_lists.push_back({true, list->is_tight != 0, list->start, QChar(u'.')});
        m_lists.back().delimiter = QLatin1Char(list->mark_delimiter);
        m_wantsLine = m_lists.size() > 1;
        break;
    }
    case MD_BLOCK_LI:
        beginItem();
        // md4c gives the words of a tight item no paragraph of their own.
        if (inTightList())
            beginBlock();
        m_wantsLine = inTightList();
        break;
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        beginBlock();
        break;
    case MD_BLOCK_HR:
        beginBlock();
        m_out += QStringLiteral("---");
        break;
    case MD_BLOCK_TABLE:
        m_wantsLine = false;
        break;
    case MD_BLOCK_TR:
        beginBlock();
        m_wantsLine = true;
        m_firstCell = true;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (!std::exchange(m_firstCell, false))
            m_out += u'\t';
        break;
    default:
        break;
    }
}

void PlainText::leave(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_TR)
        m_wantsLine = true;
    else if (type == MD_BLOCK_LI)
        m_wantsLine = inTightList();
    else if (type == MD_BLOCK_TABLE)
        m_wantsLine = false;
    else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        m_lists.pop_back();
        m_wantsLine = inTightList();
    }
}

void PlainText::text(MD_TEXTTYPE type, const QString& words)
{
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        m_out += u'\n';
    else if (type == MD_TEXT_ENTITY)
        m_out += markdown::resolveEntity(words);
    else
        m_out += words;
}

/// "[Anna]: I think so" is a line of speech, though Markdown would take its first word for the address of a link and drop both.
QString withSpeechKept(QString text)
{
    static const QRegularExpression definition(QStringLiteral(R"(^( {0,3})(?=\[[^\]\n]+\]:[ \t]*+(?!<|/|#|mailto:|\S+://|\S+\w\.\w\w)))"),
                                               QRegularExpression::MultilineOption);
    return text.replace(definition, QStringLiteral("\\1\\"));
}

} // namespace

Result<ImportedText> readMarkdown(const QByteArray& bytes, const QString& fileName)
{
    const auto decoded = decodeToUtf8(bytes, fileName);
    if (!decoded)
        return fail(decoded);
    auto clean = withLineFeeds(QString::fromUtf8(decoded->bytes), fileName);
    if (!clean)
        return fail(clean);
    const auto source = withSpeechKept(std::move(*clean)).toUtf8();
    if (source.size() > sizeLimit)
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” is too large to be read as Markdown. Rename it to .txt and import it again.").arg(fileName));

    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* to) { return static_cast<PlainText*>(to)->enter(type, detail), 0; };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* to) { return static_cast<PlainText*>(to)->leave(type), 0; };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = parser.enter_span;
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* to) {
        return static_cast<PlainText*>(to)->text(type, QString::fromUtf8(text, qsizetype(size))), 0;
    };
    PlainText plain;
    if (md_parse(source.constData(), MD_SIZE(source.size()), &parser, &plain) != 0)
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” cannot be read as Markdown. Rename it to .txt and import it again.").arg(fileName));
    auto text = plain.take();
    while (text.endsWith('\n'))
        text.chop(1);
    return ImportedText{std::move(text), decoded->notes};
}

} // namespace counterpoint
