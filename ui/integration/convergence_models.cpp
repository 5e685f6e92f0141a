#include "ui/integration/convergence_models.h"
#include "core/base/translate.h"
#include <QColor>
#include <QPixmap>
#include <algorithm>
#include <map>

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return translate("ConvergencePage", text); }

constexpr int swatch = 12;

QPixmap swatchOf(const QColor& colour)
{
    QPixmap pixmap(swatch, swatch);
    pixmap.fill(colour);
    return pixmap;
}

/// 'agreement 3, dissonance 1': what was judged, the commonest last.
QString judgedInShort(const ConvergenceRow& row)
{
    std::map<Judgement, int> counts;
    for (const auto& judged : row.judged)
        ++counts[judged.assessment.judgement];
    QStringList words;
    for (const auto& [judgement, count] : counts)
        words << tr("%1 %2").arg(titleOf(judgement)).arg(count);
    return words.join(QStringLiteral(", "));
}

QString judgementOf(const ShownPair& pair)
{
    if (pair.judged)
        return titleOf(pair.judged->assessment.judgement);
    return pair.isSilenceSuggested ? tr("Silence? One side has no evidence") : QString();
}

QVariant swatchFor(const ShownPair& pair, int role)
{
    return role == Qt::DecorationRole && pair.judged ? QVariant(swatchOf(colourOf(pair.judged->assessment.judgement))) : QVariant();
}

QString evidenceOf(const ShownPair& pair) { return !pair.judged ? QString() : pair.judged->isStale() ? tr("changed") : tr("as judged"); }

std::vector<RowColumn<ShownPair>> pairColumns()
{
    std::vector<RowColumn<ShownPair>> columns;
    const auto add = [&](const QString& title, std::function<QVariant(const ShownPair&)> text) {
        RowColumn<ShownPair> column;
        column.title = title;
        column.text = std::move(text);
        columns.push_back(std::move(column));
    };
    add(tr("Sides"), [](const ShownPair& pair) { return pair.title; });
    add(tr("Judgement"), judgementOf);
    columns.back().more = swatchFor;
    add(tr("By"), [](const ShownPair& pair) { return pair.judged ? pair.judged->assessment.coderName : QString(); });
    add(tr("Evidence"), evidenceOf);
    add(tr("Reason"), [](const ShownPair& pair) { return pair.judged ? pair.judged->assessment.reason.simplified() : QString(); });
    return columns;
}

} // namespace

QColor colourOf(Judgement judgement)
{
    // Okabe and Ito (2008): told apart by colour-blind people, too.
    switch (judgement) {
    case Judgement::PartialAgreement:
        return QColor(0x56, 0xb4, 0xe9);
    case Judgement::Silence:
        return QColor(0x99, 0x99, 0x99);
    case Judgement::Dissonance:
        return QColor(0xd5, 0x5e, 0x00);
    default:
        return QColor(0x00, 0x9e, 0x73);
    }
}

ShownTheme shownTheme(const ConvergenceTable& table, const ConvergenceRow& row)
{
    ShownTheme shown{row.theme.id, row.theme.name, {}, {}, judgedInShort(row), false};
    for (std::size_t i = 0; i < row.sides.size(); ++i) {
        const auto& side = row.sides[i];
        auto text = side.passages.isEmpty() ? QString() : side.mention.prominence();
        if (!side.results.empty())
            text = text.isEmpty()
                ? translate("ConvergencePage", "%n result(s)", nullptr, int(side.results.size()))
                : tr("%1 + %2").arg(text, translate("ConvergencePage", "%n result(s)", nullptr, int(side.results.size())));
        shown.sides << (side.isSilent() ? QStringLiteral("–") : text);
        shown.tips << QStringLiteral("%1: %2").arg(table.sides[i].title, side.inWords());
    }
    shown.isStale = std::any_of(row.judged.begin(), row.judged.end(), [](const JudgedPair& judged) { return judged.isStale(); });
    return shown;
}

ConvergenceThemes::ConvergenceThemes(QObject* parent)
    : RowModel({}, parent)
{
}

void ConvergenceThemes::show(const ConvergenceTable& table)
{
    QStringList sides;
    for (const auto& side : table.sides)
        sides << side.title;
    if (sides != m_sides || columnCount() == 0) {
        m_sides = sides;
        std::vector<Column> columns(std::size_t(sides.size()) + 2);
        columns.front().title = tr("Theme");
        columns.front().text = [](const ShownTheme& theme) { return theme.name; };
        for (qsizetype i = 0; i < sides.size(); ++i) {
            auto& column = columns[std::size_t(i + 1)];
            column.title = sides[i];
            column.alignment = Qt::AlignCenter;
            column.text = [i](const ShownTheme& theme) { return theme.sides.value(i); };
            column.more = [i](const ShownTheme& theme, int role) {
                return role == Qt::ToolTipRole ? QVariant(theme.tips.value(i)) : QVariant();
            };
        }
        columns.back().title = tr("Judged");
        columns.back().text = [](const ShownTheme& theme) {
            return theme.isStale ? tr("%1 (evidence changed)").arg(theme.judged) : theme.judged;
        };
        setColumns(std::move(columns));
    }
    std::vector<ShownTheme> rows;
    for (const auto& row : table.rows)
        rows.push_back(shownTheme(table, row));
    setRows(std::move(rows));
}

ConvergencePairs::ConvergencePairs(QObject* parent)
    : RowModel(pairColumns(), parent)
{
}

void ConvergencePairs::show(const ConvergenceTable& table, const ConvergenceRow* row)
{
    std::vector<ShownPair> rows;
    if (!row) {
        setRows({});
        return;
    }
    std::vector<SidePair> pairs{{0, 0}};
    for (std::size_t i = 0; i < table.matrix.of.size(); ++i)
        for (std::size_t j = i + 1; j < table.matrix.of.size(); ++j) {
            const int one = table.matrix.of[i].id;
            const int other = table.matrix.of[j].id;
            pairs.push_back({std::min(one, other), std::max(one, other)});
        }
    constexpr std::int64_t most = 4096; // sides of a matrix, and researchers
    for (const auto pair : pairs) {
        const auto key = (pair.one * most + pair.other) * most;
        ShownPair shown{Id<ShownPairTag>(key + 1), pair, table.title(pair), {}, false};
        shown.isSilenceSuggested =
            std::find(row->suggestedSilence.begin(), row->suggestedSilence.end(), pair) != row->suggestedSilence.end();
        bool isJudged = false;
        for (const auto& judged : row->judged)
            if (judged.assessment.sides == pair) {
                if (isJudged) // the first row of a pair is the same one before and after it is judged
                    shown.id = Id<ShownPairTag>(key + 1 + judged.assessment.coder.value());
                shown.judged = judged;
                rows.push_back(shown);
                isJudged = true;
            }
        if (!isJudged)
            rows.push_back(shown);
    }
    setRows(std::move(rows));
}

} // namespace counterpoint::ui
