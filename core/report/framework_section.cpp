#include "core/report/framework_section.h"
#include "core/base/translate.h"
#include "core/integration/chain.h"
#include "core/integration/study_log.h"
#include "core/project/doors.h"
#include "core/report/framework_diagram.h"
#include <algorithm>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// The numbers, from 1, that things have in their list.
template <class Thing, class IdType>
QString numbersOf(const std::vector<IdType>& ids, const std::vector<Thing>& things)
{
    QStringList numbers;
    for (const auto id : ids) {
        const auto found = std::find_if(things.begin(), things.end(), [id](const Thing& thing) { return thing.id == id; });
        if (found != things.end())
            numbers << QString::number(found - things.begin() + 1);
    }
    return numbers.join(QStringLiteral(", "));
}

void addImplications(const std::vector<Implication>& implied, const std::vector<Finding>& claims, Document& report)
{
    Table table;
    table.caption = tr("Implications");
    table.rows.push_back({tr("No."), tr("What the findings mean for practice"), tr("From findings")});
    for (std::size_t i = 0; i < implied.size(); ++i)
        table.rows.push_back({number(QString::number(i + 1)), implied[i].text, numbersOf(implied[i].findings, claims)});
    report.add(Heading{2, tr("What follows")}).add(table);
}

/// In two tables, since one with all columns is too narrow to be read.
void addElements(const std::vector<FrameworkElement>& elements, const std::vector<Implication>& implied, Document& report)
{
    Table what;
    what.caption = tr("Elements of the framework");
    what.rows.push_back({tr("Element"), tr("For whom"), tr("To what end"), tr("How")});
    Table how;
    how.caption = tr("How the elements are seen to");
    how.rows.push_back({tr("Element"), tr("Priority"), tr("Who sees to it"), tr("Seen by"), tr("From implications")});
    for (const auto& element : elements) {
        what.rows.push_back({element.title, element.audience, element.outcome, element.mode});
        how.rows.push_back(
            {element.title, toText(element.priority), element.owner, element.measure, numbersOf(element.implications, implied)});
    }
    report.add(Heading{2, tr("Elements")}).add(what).add(how);
}

QString evidenceOf(const Evidence& piece)
{
    const auto where = piece.kind == Evidence::Kind::Passage
        ? (piece.speaker.isEmpty() ? piece.sourceName : piece.speaker + QStringLiteral(", ") + piece.sourceName)
        : piece.analysisName;
    const auto stance = piece.stance == Evidence::Stance::Contradicts ? tr("against: ") : QString();
    return stance + (piece.kind == Evidence::Kind::Passage ? tr("“%1” (%2)").arg(piece.now.simplified(), where) : where);
}

QString titlesOf(const std::vector<const FrameworkElement*>& elements)
{
    QStringList titles;
    for (const auto* element : elements)
        titles << element->title;
    return titles.join(QStringLiteral("; "));
}

/// A finding with its evidence, and the other way the elements that rest on it.
void addFinding(const Chain& chain, const Finding& finding, Document& report)
{
    report.add(Paragraph{Prose{bold(tr("Finding %1: ").arg(chain.numberOf(finding.id))), {finding.claim}}, true});
    BulletList list;
    for (const auto* piece : chain.evidenceOf(finding.id))
        if (piece->state != Evidence::State::Gone)
            list.items.emplace_back(evidenceOf(*piece));
    if (const auto elements = chain.elementsFrom(finding.id); !elements.empty())
        list.items.push_back(Prose{italic(tr("Elements that rest on it: ")), {titlesOf(elements)}});
    if (!list.items.empty())
        report.add(list);
}

} // namespace

void addFramework(const Read& db, Document& report)
{
    const Chain chain{elements::all(db), implications::all(db), findings::all(db), {}}; // no evidence stands in this section
    if (chain.elements.empty() && chain.implications.empty())
        return;
    if (!chain.implications.empty())
        addImplications(chain.implications, chain.findings, report);
    if (!chain.elements.empty())
        addElements(chain.elements, chain.implications, report);
    const auto drawing = figure::draw(frameworkDiagram(chain), {});
    report.add(Figure{drawing, tr("The framework: what each element rests on"), {}});
}

void addChain(const Read& db, Document& report)
{
    if (elements::all(db).empty())
        return;
    const auto chain = chain::read(db).value_or(Chain{});
    for (const auto& element : chain.elements) {
        report.add(Heading{2, element.title});
        for (const auto* implication : chain.implicationsOf(element)) {
            report.add(Paragraph{Prose{bold(tr("Implication: ")), {implication->text}}, true});
            BulletList list;
            for (const auto* finding : chain.findingsOf(*implication))
                list.items.push_back(
                    Prose{bold(tr("Finding %1: ").arg(chain.numberOf(finding->id))),
                          {finding->claim + u' '
                           + translate("Report", "(%n piece(s) of evidence)", nullptr, int(chain.evidenceOf(finding->id).size()))}});
            if (!list.items.empty())
                report.add(list);
        }
    }
    report.add(Heading{2, tr("What the findings stand on, and what rests on them")});
    for (const auto& finding : chain.findings)
        addFinding(chain, finding, report);
}

void addLog(const Read& db, Document& report)
{
    const auto entries = study_log::all(db);
    if (entries.empty())
        return;
    Table table;
    table.caption = tr("Decisions, reflexive notes and events");
    table.rows.push_back({tr("Day"), tr("Kind"), tr("What"), tr("By")});
    for (const auto& entry : entries)
        table.rows.push_back({entry.day, titleOf(entry.kind),
                              Prose{bold(entry.title), {entry.body.isEmpty() ? QString() : u'\n' + entry.body}}, entry.coderName});
    report.add(std::move(table));
}

} // namespace counterpoint::report
