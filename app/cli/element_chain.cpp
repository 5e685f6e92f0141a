#include "app/cli/element_chain.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/integration/chain.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

constexpr qsizetype longestQuote = 120;

QString tr(const char* text) { return translate("Cli", text); }

QString whereOf(const Evidence& piece)
{
    if (piece.kind != Evidence::Kind::Passage)
        return piece.analysisName;
    return piece.speaker.isEmpty() ? piece.sourceName : piece.speaker + QStringLiteral(", ") + piece.sourceName;
}

QString lineOf(const Evidence& piece)
{
    const auto quote = piece.now.simplified();
    const auto words = piece.state == Evidence::State::Gone ? tr("gone: “%1”").arg(piece.seen.simplified().left(longestQuote))
        : piece.kind == Evidence::Kind::Passage             ? tr("“%1” (%2)").arg(quote.left(longestQuote), whereOf(piece))
                                                            : whereOf(piece);
    const auto stance = piece.stance == Evidence::Stance::Contradicts ? tr("against: %1").arg(words) : words;
    return piece.state == Evidence::State::Changed ? tr("%1 [changed]").arg(stance) : stance;
}

QJsonObject jsonOf(const Evidence& piece)
{
    return {{"kind", toText(piece.kind)},
            {"stance", toText(piece.stance)},
            {"state", toText(piece.state)},
            {"where", whereOf(piece)},
            {"text", piece.kind == Evidence::Kind::Passage ? QJsonValue(piece.now.isEmpty() ? piece.seen : piece.now) : QJsonValue()}};
}

QJsonObject jsonOf(const Chain& chain, const Finding& finding)
{
    QJsonArray evidence;
    for (const auto* piece : chain.evidenceOf(finding.id))
        evidence.append(jsonOf(*piece));
    return {{"number", chain.numberOf(finding.id)}, {"claim", finding.claim}, {"evidence", evidence}};
}

QString indented(int depth, const QString& line) { return QString(2 * depth, u' ') + line; }

void addFinding(const Chain& chain, const Finding& finding, int depth, QStringList& lines)
{
    lines << indented(depth, tr("Finding %1: %2").arg(chain.numberOf(finding.id)).arg(finding.claim));
    for (const auto* piece : chain.evidenceOf(finding.id))
        lines << indented(depth + 1, lineOf(*piece));
}

/// From an element down to the evidence.
QJsonObject down(const Chain& chain, const FrameworkElement& element, QStringList& lines)
{
    QJsonArray implications;
    lines << element.title;
    for (const auto* implication : chain.implicationsOf(element)) {
        lines << indented(1, tr("Implication %1: %2").arg(chain.numberOf(implication->id)).arg(implication->text));
        QJsonArray findings;
        for (const auto* finding : chain.findingsOf(*implication)) {
            addFinding(chain, *finding, 2, lines);
            findings.append(jsonOf(chain, *finding));
        }
        implications.append(QJsonObject{{"number", chain.numberOf(implication->id)}, {"text", implication->text}, {"findings", findings}});
    }
    return {{"title", element.title}, {"implications", implications}};
}

/// From a finding up to the elements.
QJsonObject up(const Chain& chain, const Finding& finding, QStringList& lines)
{
    QJsonArray implications;
    lines << tr("Finding %1: %2").arg(chain.numberOf(finding.id)).arg(finding.claim);
    for (const auto* implication : chain.implicationsFrom(finding.id)) {
        lines << indented(1, tr("Implication %1: %2").arg(chain.numberOf(implication->id)).arg(implication->text));
        QJsonArray elements;
        for (const auto* element : chain.elementsFrom(implication->id)) {
            lines << indented(2, element->title);
            elements.append(element->title);
        }
        implications.append(QJsonObject{{"number", chain.numberOf(implication->id)}, {"text", implication->text}, {"elements", elements}});
    }
    auto json = jsonOf(chain, finding);
    json.insert("implications", implications);
    return json;
}

Result<Answer> answerOf(const Chain& chain, const FrameworkElement* only)
{
    Answer answer;
    QJsonArray elements;
    for (const auto& element : chain.elements)
        if (!only || element.id == only->id)
            elements.append(down(chain, element, answer.lines));
    QJsonArray findings;
    if (!only) {
        answer.lines << QString() << tr("What follows from each finding");
        for (const auto& finding : chain.findings)
            findings.append(up(chain, finding, answer.lines));
    }
    answer.json = {{"elements", elements}, {"findings", findings}};
    return answer;
}

} // namespace

Result<Answer> showChain(const Project& project, const QString& title)
{
    return project.read([&](const Read& db) { return chain::read(db); }).and_then([&](const Chain& chain) -> Result<Answer> {
        if (title.isEmpty())
            return answerOf(chain, nullptr);
        QStringList titles;
        for (const auto& element : chain.elements)
            titles << element.title;
        return findName(title, titles, tr("element")).and_then([&](qsizetype i) {
            return answerOf(chain, &chain.elements[std::size_t(i)]);
        });
    });
}

} // namespace counterpoint::cli
