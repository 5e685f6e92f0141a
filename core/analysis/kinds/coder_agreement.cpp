#include "core/analysis/coder_agreement.h"
#include "core/analysis/cells.h"
#include "core/analysis/codebook_advice.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/analysis/scale_agreement.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include "core/coding/consensus.h"
#include "core/project/doors.h"
#include "core/stats/result_object.h"
#include <QJsonArray>
#include <algorithm>
#include <map>

namespace counterpoint {

namespace {

using agreement::Measure;
constexpr const char* context = "AgreementKind";
constexpr std::size_t mostDisagreements = 200;

struct Named {
    Measure measure;
    const char* key;
    const char* title;
};

const std::vector<Named>& measures()
{
    static const std::vector<Named> all{
        {Measure::Alpha, "alpha", QT_TRANSLATE_NOOP("AgreementKind", "Krippendorff's alpha, nominal")},
        {Measure::Cohen, "kappa", QT_TRANSLATE_NOOP("AgreementKind", "Cohen's kappa (of more than two coders Conger's)")},
        {Measure::Fleiss, "fleiss", QT_TRANSLATE_NOOP("AgreementKind", "Fleiss' kappa")},
        {Measure::BrennanPrediger, "brennan-prediger", QT_TRANSLATE_NOOP("AgreementKind", "Brennan and Prediger's coefficient")},
        {Measure::Ac1, "ac1", QT_TRANSLATE_NOOP("AgreementKind", "Gwet's AC1")},
        {Measure::Percent, "percent", QT_TRANSLATE_NOOP("AgreementKind", "Percent agreement")}};
    return all;
}

struct NamedUnit {
    AgreementUnit unit;
    const char* key;
    const char* title;
};

const std::vector<NamedUnit>& unitsToChoose()
{
    static const std::vector<NamedUnit> all{{AgreementUnit::Character, "character", QT_TRANSLATE_NOOP("AgreementKind", "Character")},
                                            {AgreementUnit::Turn, "turn", QT_TRANSLATE_NOOP("AgreementKind", "Turn")},
                                            {AgreementUnit::Sentence, "sentence", QT_TRANSLATE_NOOP("AgreementKind", "Sentence")},
                                            {AgreementUnit::Paragraph, "paragraph", QT_TRANSLATE_NOOP("AgreementKind", "Paragraph")},
                                            {AgreementUnit::Source, "source", QT_TRANSLATE_NOOP("AgreementKind", "Source")}};
    return all;
}

QString tr(const char* text) { return translate(context, text); }

Result<AgreementScope> scopeFrom(const Input& input)
{
    // Agreement would show those who still work blind what others coded.
    for (const auto& coder : coders::uncounted(input.db))
        if (coder.isBlind)
            return fail(Error::Kind::Invalid,
                        tr("%1 still works blind: agreement would show what others coded. End blind coding first.").arg(coder.name));
    const auto material = material::scopeOf(input);
    if (!material)
        return fail(material);
    AgreementScope scope;
    scope.coders = material->coders;
    scope.sources = material->sources;
    scope.counted = material->counted;
    for (const auto& code : material::chosen(input, "codes"))
        scope.codes.emplace_back(code.id);
    scope.withChildren = input.isOn("children");
    for (const auto& each : unitsToChoose())
        if (input.text("unit") == QLatin1String(each.key))
            scope.unit = each.unit;
    scope.emptyIsCoded = input.isOn("empty_is_coded");
    scope.leaveOutUncoded = input.isOn("without_uncoded");
    return scope;
}

QString titleOf(const CodedUnits& units, const AgreementRow& row)
{
    return row.kind == AgreementRow::Kind::Code  ? units.codePaths[qsizetype(row.code)]
        : row.kind == AgreementRow::Kind::Pooled ? tr("All codes, pooled")
                                                 : tr("Sets of codes");
}

QString queryFor(const CodedUnits& units, const QString& code, const QString& coder)
{
    CodeLine line;
    line.path = code;
    line.withChildren = units.scope.withChildren;
    return passages_behind::all({passages_behind::code(line), passages_behind::coder(coder)});
}

QStringList notesOf(const Input& input, const CodedUnits& units, const CoderAgreement& found)
{
    QStringList notes;
    const auto unit =
        std::find_if(unitsToChoose().begin(), unitsToChoose().end(), [&](const auto& each) { return each.unit == units.scope.unit; });
    notes << (units.scope.unit == AgreementUnit::Character
                  ? tr("Unit: one character; a code is present or absent at each.")
                  : tr("Unit: one %1; it has a code that is given to any part of it.").arg(tr(unit->title).toLower()));
    notes << (units.scope.leaveOutUncoded ? tr("Units to which no coder gave any of the codes are left out.")
                                          : tr("Text that nobody coded counts: all agree that the code is absent there."));
    if (units.scope.emptyIsCoded)
        notes << tr("A coder without a coding in a source is taken to have read it and found nothing.");
    else if (!units.notYetCoded.empty())
        notes << translate(context, "%n source(s) not yet coded by all of them count for those who did, or not at all.", nullptr,
                           int(units.notYetCoded.size()));
    if (!units.withoutUnits.isEmpty())
        notes << tr("Without such units, and left out: %1.").arg(units.withoutUnits.join(QStringLiteral(", ")));
    if (found.unusedCodes > 0)
        notes << translate(context, "%n code(s) that none of them gave: no part of the pooled figures.", nullptr, found.unusedCodes);
    if (found.replicates > 0)
        notes << tr("Intervals of %1 %: %2 samples of sources with replacement, seed 1.").arg(input.confidenceText()).arg(found.replicates);
    notes << material::notes(input);
    return notes;
}

Part coefficientsPart(const Input& input, const CodedUnits& units, const CoderAgreement& found, const Named& measure)
{
    Part part;
    auto& table = part.table;
    table.title = tr(measure.title);
    table.headers << tr("Code") << units.coderNames << tr("Prevalence") << (measure.measure == Measure::Alpha ? tr("Do") : tr("Observed"))
                  << (measure.measure == Measure::Alpha ? tr("De") : tr("Chance")) << tr("Coefficient") << tr("Interval");
    QJsonArray rows;
    for (const auto& row : found.rows) {
        const auto& coefficient = row.coefficients.front();
        ResultRow line;
        line.kind = row.kind == AgreementRow::Kind::Code ? ResultRow::Kind::Body : ResultRow::Kind::Total;
        line.cells = {cells::words(titleOf(units, row))};
        for (std::size_t i = 0; i < row.byCoder.size(); ++i) {
            auto cell = cells::count(row.byCoder[i]);
            if (row.kind == AgreementRow::Kind::Code && row.byCoder[i] > 0)
                cell.query = queryFor(units, titleOf(units, row), units.coderNames[qsizetype(i)]);
            line.cells.push_back(std::move(cell));
        }
        line.cells.push_back(cells::bounded(row.prevalence));
        line.cells.push_back(cells::bounded(coefficient.observed));
        line.cells.push_back(cells::bounded(coefficient.chance));
        line.cells.push_back(cells::bounded(coefficient.value));
        line.cells.push_back(cells::boundedInterval(coefficient.interval));
        table.rows.push_back(std::move(line));
        part.essence.push_back(coefficient.value.isDefined() ? coefficient.value.value : -2);
        stats::ResultObject object;
        object.set("row", QJsonValue(titleOf(units, row)));
        object.set("n_units", row.units);
        object.set("prevalence", row.prevalence);
        object.set("observed", coefficient.observed);
        object.set("chance", coefficient.chance);
        object.set("value", coefficient.value);
        object.set("interval", coefficient.interval);
        rows.append(object.toJson());
        if (!coefficient.value.isDefined() && !table.notes.contains(coefficient.value.reason) && !coefficient.value.reason.isEmpty())
            table.notes << coefficient.value.reason;
    }
    double count = 0;
    for (const auto& source : units.sources)
        count += double(source.count());
    table.counted =
        translate(context, "%n source(s) that at least two of the coders worked on, %1 units", nullptr, int(units.sources.size()))
            .arg(format::count(count));
    table.notes << notesOf(input, units, found);
    part.entries.push_back(entryFor(QStringLiteral("coder_agreement"), {}, table,
                                    {{QStringLiteral("coders"), QJsonArray::fromStringList(units.coderNames)},
                                     {QStringLiteral("unit"), input.text("unit")},
                                     {QStringLiteral("measure"), QLatin1String(measure.key)},
                                     {QStringLiteral("rows"), rows}}));
    return part;
}

QString namesOf(const CodedUnits& units, std::uint64_t set)
{
    QStringList names;
    for (std::size_t i = 0; i < units.coders.size(); ++i)
        if (set >> i & 1U)
            names << units.coderNames[qsizetype(i)];
    return names.join(QStringLiteral(", "));
}

Part disagreementsPart(const Input& input, const CodedUnits& units, std::vector<Disagreement> list)
{
    Part part;
    auto& table = part.table;
    table.title = tr("Where they differ");
    table.headers << tr("Code") << tr("Source") << tr("Coded by") << tr("Not by") << tr("Differ on") << tr("Units") << tr("Words");
    table.counted = translate(context, "%n disagreement(s)", nullptr, int(list.size()));
    if (list.size() > mostDisagreements) {
        list.resize(mostDisagreements);
        table.notes << tr("The largest %1 are listed.").arg(mostDisagreements);
    }
    const auto words = wordsOf(input.db, units, list);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& one = list[i];
        const auto code = units.codePaths[qsizetype(one.code)];
        auto size = cells::count(double(one.units));
        CodeLine line;
        line.path = code;
        line.withChildren = units.scope.withChildren;
        size.query = passages_behind::all({passages_behind::code(line), passages_behind::source(units.sources[one.source].name)});
        ResultRow row;
        row.cells = {cells::words(code),
                     cells::words(units.sources[one.source].name),
                     cells::words(namesOf(units, one.coded)),
                     cells::words(namesOf(units, one.notCoded)),
                     cells::words(one.isExtent ? tr("extent") : tr("presence")),
                     size,
                     cells::words(words[qsizetype(i)].simplified().left(120))};
        table.rows.push_back(std::move(row));
    }
    part.entries.push_back(entryFor(QStringLiteral("disagreements"), {}, table, {}));
    return part;
}

Part advicePart(const CodedUnits& units, const std::vector<Disagreement>& list)
{
    Part part;
    auto& table = part.table;
    table.title = tr("What the disagreements suggest about the codebook");
    table.headers << tr("Code") << tr("Disagreements") << tr("Suggestion");
    for (const auto& advice : codebookAdvice(units, list))
        for (const auto& sentence : advice.sentences) {
            ResultRow row;
            row.cells = {cells::words(units.codePaths[qsizetype(advice.code)]), cells::count(advice.disagreements), cells::words(sentence)};
            table.rows.push_back(std::move(row));
        }
    table.counted = translate(context, "%n suggestion(s)", nullptr, int(table.rows.size()));
    table.notes << tr("By rule, from counts alone; whether a definition should change is for the coders to say.");
    part.entries.push_back(entryFor(QStringLiteral("codebook_advice"), {}, table, {}));
    return part;
}

/// Every coefficient of codes that are steps of a scale.
Result<Part> scalePart(const Input& input, AgreementScope scope, CodeId scale, const AgreementOptions& options)
{
    auto steps = stepsOf(input.db, scale);
    if (!steps)
        return fail(steps);
    scope.codes = std::move(*steps);
    scope.withChildren = true;
    scope.leaveOutUncoded = false; // it is missing anyway
    const auto units = gatherCodedUnits(input.db, scope);
    if (!units)
        return fail(units);
    const auto found = scaleAgreement(*units, options);
    Part part;
    auto& table = part.table;
    table.title = tr("Steps of the scale %1").arg(found.scale);
    table.headers << tr("Coefficient") << tr("Value") << tr("Interval");
    QJsonObject coefficients;
    for (const auto& line : found.lines) {
        ResultRow row;
        row.cells = {cells::words(line.title), cells::bounded(line.coefficient.value), cells::boundedInterval(line.coefficient.interval)};
        table.rows.push_back(std::move(row));
        part.essence.push_back(line.coefficient.value.isDefined() ? line.coefficient.value.value : -2);
        stats::ResultObject object;
        object.set("value", line.coefficient.value);
        object.set("interval", line.coefficient.interval);
        coefficients.insert(QLatin1String(line.key), object.toJson());
    }
    table.counted = translate(context, "%n source(s), %1 units with a step of two coders", nullptr, int(units->sources.size()))
                        .arg(format::count(found.units));
    table.notes = scaleNotes(found) + material::notes(input);
    part.entries.push_back(entryFor(QStringLiteral("scale_agreement"), {}, table,
                                    {{QStringLiteral("scale"), found.scale},
                                     {QStringLiteral("steps"), QJsonArray::fromStringList(found.steps)},
                                     {QStringLiteral("n_rated_by_two"), found.units},
                                     {QStringLiteral("coefficients"), coefficients}}));
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto scope = scopeFrom(input);
    if (!scope)
        return fail(scope);
    const auto units = gatherCodedUnits(input.db, *scope);
    if (!units)
        return fail(units);
    const auto measure = std::find_if(measures().begin(), measures().end(),
                                      [&](const Named& each) { return input.text("measure") == QLatin1String(each.key); });
    AgreementOptions options;
    options.measures = {measure->measure};
    options.confidence = input.confidence();
    const auto found = agreementOf(*units, options);
    if (!found)
        return fail(found);
    auto list = disagreements(*units);
    std::vector<Part> parts;
    parts.push_back(coefficientsPart(input, *units, *found, *measure));
    for (const auto& scale : material::chosen(input, "scales")) {
        auto part = scalePart(input, *scope, CodeId(scale.id), options);
        if (!part)
            return fail(part);
        parts.push_back(std::move(*part));
    }
    if (auto advice = advicePart(*units, list); !advice.table.rows.empty())
        parts.push_back(std::move(advice));
    parts.push_back(disagreementsPart(input, *units, std::move(list)));
    return parts;
}

Option scales()
{
    auto option = material::codes();
    option.key = QStringLiteral("scales");
    option.isMain = false; // beside the codes
    option.title = tr("Scales");
    option.about = tr("Codes whose codes just below are steps of a scale, in order: weighted kappa, ordinal alpha, AC2 and the others");
    return option;
}

} // namespace

AnalysisKind kinds::coderAgreement()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("coder_agreement");
    kind.command = QStringLiteral("coder-agreement");
    kind.title = tr("Intercoder agreement");
    kind.about = tr("Whether coders agree, per code and over all, where they do not, and what that suggests about the codebook");
    kind.alsoCalled = tr("inter-rater reliability; coding comparison query; kappa; Krippendorff's alpha; Gwet");
    kind.icon = "resource-group";
    std::vector<Option::Choice> units;
    for (const auto& each : unitsToChoose())
        units.push_back({QLatin1String(each.key), tr(each.title)});
    std::vector<Option::Choice> coefficients;
    for (const auto& each : measures())
        coefficients.push_back({QLatin1String(each.key), tr(each.title)});
    kind.options = {shared::choice("measure", tr("Coefficient"), "alpha", std::move(coefficients)),
                    shared::choice("unit", tr("Unit"), "character", std::move(units)),
                    shared::onOff("without_uncoded", tr("Without what nobody coded"), false),
                    shared::onOff("empty_is_coded", tr("Who coded nothing has read the source"), false),
                    shared::confidence(),
                    material::codes(),
                    material::withChildren(false),
                    scales(),
                    material::sources(),
                    material::coders(),
                    material::counted()};
    kind.convention = tr("Agreement is presence of a code by unit, in sources that at least two coders worked on.");
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
