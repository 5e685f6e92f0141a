#include "app/cli/agreement_print.h"
#include "app/cli/long_json.h"
#include "core/analysis/codebook_advice.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include "core/stats/result_object.h"
#include <QJsonArray>
#include <algorithm>
#include <span>

namespace counterpoint::cli {

namespace {

using agreement::Measure;
using stats::ResultObject;

constexpr std::size_t fewSources = 10;

QString tr(const char* text) { return translate("Cli", text); }

QString titleOf(const CodedUnits& units, const AgreementRow& row)
{
    switch (row.kind) {
    case AgreementRow::Kind::Code:
        return units.codePaths[qsizetype(row.code)];
    case AgreementRow::Kind::Pooled:
        return tr("All codes, pooled");
    case AgreementRow::Kind::Sets:
        break;
    }
    return tr("Sets of codes");
}

const char* rowKey(AgreementRow::Kind kind)
{
    return kind == AgreementRow::Kind::Code ? "code" : kind == AgreementRow::Kind::Pooled ? "pooled" : "sets";
}

QString unitTitle(AgreementUnit unit)
{
    switch (unit) {
    case AgreementUnit::Character:
        return tr("one character; a code is present or absent at each");
    case AgreementUnit::Turn:
        return tr("one turn; it has a code that is given to any part of it");
    case AgreementUnit::Sentence:
        return tr("one sentence; it has a code that is given to any part of it");
    case AgreementUnit::Paragraph:
        return tr("one paragraph; it has a code that is given to any part of it");
    case AgreementUnit::Source:
        break;
    }
    return tr("one source; it has a code that is given to any part of it");
}

QString uncodedText(const CodedUnits& units)
{
    return units.scope.leaveOutUncoded ? tr("Units to which no coder gave any of the codes are left out.")
                                       : tr("Text that nobody coded counts: all agree that the code is absent there.");
}

double unitsIn(const CodedUnits& units)
{
    double count = 0;
    for (const auto& source : units.sources)
        count += double(source.count());
    return count;
}

const NamedMeasure& namedFor(Measure measure)
{
    const auto& all = namedMeasures();
    return *std::find_if(all.begin(), all.end(), [&](const NamedMeasure& one) { return one.measure == measure; });
}

QString samplesNote(const AgreementOptions& options, int replicates)
{
    return tr("Intervals of %1 %: %2 samples of sources with replacement, seed %3.")
        .arg(QString::number(options.confidence * 100))
        .arg(replicates)
        .arg(options.seed);
}

QStringList notesOf(const CodedUnits& units, const CoderAgreement& found, const AgreementOptions& options)
{
    QStringList notes;
    notes << tr("Unit: %1.").arg(unitTitle(units.scope.unit)) << uncodedText(units);
    if (units.scope.counted == Counted::Participants)
        notes << tr("Turns of interviewers and moderators are left out.");
    notes << translate("Cli",
                       "%n source(s) that at least two of the coders worked on; whoever coded anything in a source has worked on it.",
                       nullptr, int(units.sources.size()));
    if (units.scope.emptyIsCoded)
        notes << tr("A coder without a coding in a source is taken to have read it and found nothing.");
    else if (!units.notYetCoded.empty())
        notes << translate("Cli",
                           "%n source(s) not yet coded by all of them count for those who did, or not at all; that is no disagreement.",
                           nullptr, int(units.notYetCoded.size()));
    if (!units.withoutUnits.isEmpty())
        notes << tr("Without such units, and left out: %1.").arg(units.withoutUnits.join(QStringLiteral(", ")));
    if (found.unusedCodes > 0)
        notes << translate("Cli", "%n code(s) that none of them gave: no part of the pooled figures.", nullptr, found.unusedCodes);
    if (found.replicates > 0) {
        notes << samplesNote(options, found.replicates);
        if (units.sources.size() < fewSources)
            notes << tr("Of so few sources an interval is rough: it rests on how much they differ.");
        if (found.setReplicates < found.replicates)
            notes << tr("For sets of codes %1 samples.").arg(found.setReplicates);
    }
    return notes;
}

QString intervalText(const stats::Interval& interval)
{
    return interval.isDefined() ? format::bounded(interval.low, 3) + tr(" to ") + format::bounded(interval.high, 3) : format::undefined();
}

/// The reasons of what is undefined, each once.
void addReason(QStringList& notes, const stats::Number& number)
{
    if (!number.isDefined() && !number.reason.isEmpty() && !notes.contains(QStringLiteral("– ") + number.reason))
        notes << QStringLiteral("– ") + number.reason;
}

TextTable tableOf(const CodedUnits& units, const CoderAgreement& found, std::size_t place, Measure measure)
{
    TextTable table;
    table.title = tr(namedFor(measure).title);
    table.headers << tr("Code") << units.coderNames << tr("n") << tr("Sources") << tr("Prevalence")
                  << (measure == Measure::Alpha ? tr("Do") : tr("Observed")) << (measure == Measure::Alpha ? tr("De") : tr("Chance"))
                  << tr("Coefficient") << tr("Interval");
    for (const auto& row : found.rows) {
        const auto& coefficient = row.coefficients[place];
        QStringList cells{titleOf(units, row)};
        for (const double count : row.byCoder)
            cells << format::count(count);
        cells << format::count(row.units) << format::count(row.sources) << format::bounded(row.prevalence.value, 4)
              << format::bounded(coefficient.observed.value, 4) << format::bounded(coefficient.chance.value, 4)
              << format::bounded(coefficient.value.value, 3) << intervalText(coefficient.interval);
        table.rows.push_back(cells);
        addReason(table.notes, coefficient.value);
    }
    return table;
}

TextTable unitizingTable(const CodedUnits& units, const CoderAgreement& found)
{
    TextTable table;
    table.title = tr("Unitizing alpha (1995, 2004): where passages begin and end, in the sources that all of them worked on");
    table.headers << tr("Code") << tr("Do") << tr("De") << tr("Coefficient");
    for (const auto& row : found.rows) {
        if (!row.unitizing)
            continue;
        const auto number = [](const stats::Number& of) { return of.isDefined() ? format::statistic(of.value) : format::undefined(); };
        table.rows.push_back({titleOf(units, row), number(row.unitizing->observed), number(row.unitizing->expected),
                              format::bounded(row.unitizing->alpha.value, 3)});
        addReason(table.notes, row.unitizing->alpha);
    }
    table.notes << tr("No interval is computed for unitizing alpha.");
    return table;
}

QJsonObject jsonOf(const CodedUnits& units, const AgreementRow& row, const AgreementOptions& options)
{
    ResultObject object;
    object.set("kind", QJsonValue(QLatin1String(rowKey(row.kind))));
    if (row.kind == AgreementRow::Kind::Code)
        object.set("code", QJsonValue(titleOf(units, row)));
    object.set("n_units", row.units);
    object.set("n_sources", row.sources);
    QJsonObject byCoder;
    for (std::size_t i = 0; i < row.byCoder.size(); ++i)
        byCoder.insert(units.coderNames[qsizetype(i)], row.byCoder[i]);
    object.set("coded", QJsonValue(byCoder));
    object.set("prevalence", row.prevalence);
    for (std::size_t i = 0; i < row.coefficients.size(); ++i) {
        const auto& coefficient = row.coefficients[i];
        const bool isAlpha = options.measures[i] == Measure::Alpha;
        ResultObject of;
        of.set(isAlpha ? "Do" : "observed", coefficient.observed);
        of.set(isAlpha ? "De" : "chance", coefficient.chance);
        of.set("value", coefficient.value);
        of.set("interval", coefficient.interval);
        object.set(namedFor(options.measures[i]).key, QJsonValue(of.toJson()));
    }
    if (row.unitizing) {
        ResultObject of;
        if (row.kind == AgreementRow::Kind::Code) {
            of.set("Do", row.unitizing->observed);
            of.set("De", row.unitizing->expected);
        }
        of.set("value", row.unitizing->alpha);
        object.set("unitizing", QJsonValue(of.toJson()));
    }
    return object.toJson();
}

QJsonObject jsonOf(const CodedUnits& units)
{
    QJsonArray waiting;
    for (const auto& one : units.notYetCoded)
        waiting.append(
            QJsonObject{{QStringLiteral("source"), one.source}, {QStringLiteral("coders"), QJsonArray::fromStringList(one.coders)}});
    return {{QStringLiteral("coders"), QJsonArray::fromStringList(units.coderNames)},
            {QStringLiteral("unit"), QLatin1String(keyOf(units.scope.unit))},
            {QStringLiteral("uncoded"), units.scope.leaveOutUncoded ? QStringLiteral("left out") : QStringLiteral("counts as absent")},
            {QStringLiteral("participants_only"), units.scope.counted == Counted::Participants},
            {QStringLiteral("empty_is_coded"), units.scope.emptyIsCoded},
            {QStringLiteral("n_sources"), qint64(units.sources.size())},
            {QStringLiteral("n_units"), unitsIn(units)},
            {QStringLiteral("not_yet_coded"), waiting},
            {QStringLiteral("coded_by_nobody"), units.codedByNobody},
            {QStringLiteral("without_units"), QJsonArray::fromStringList(units.withoutUnits)}};
}

QStringList namesOf(const CodedUnits& units, std::uint64_t set)
{
    QStringList names;
    for (std::size_t i = 0; i < units.coders.size(); ++i)
        if (set >> i & 1U)
            names << units.coderNames[qsizetype(i)];
    return names;
}

/// What fits a line of a terminal.
QString shortened(const QString& words)
{
    constexpr qsizetype most = 70;
    const auto line = words.simplified();
    return line.size() <= most ? line : line.left(most - 1) + u'…';
}

} // namespace

const std::vector<NamedMeasure>& namedMeasures()
{
    static const std::vector<NamedMeasure> all{
        {"percent", "Percent agreement", Measure::Percent},
        {"kappa", "Cohen's kappa (of more than two coders Conger's)", Measure::Cohen},
        {"fleiss", "Fleiss' kappa", Measure::Fleiss},
        {"brennan-prediger", "Brennan and Prediger's coefficient", Measure::BrennanPrediger},
        {"alpha", "Krippendorff's alpha, nominal", Measure::Alpha},
        {"ac1", "Gwet's AC1", Measure::Ac1},
        {"unitizing", "Unitizing alpha", {}},
    };
    return all;
}

const char* keyOf(AgreementUnit unit)
{
    switch (unit) {
    case AgreementUnit::Character:
        return "character";
    case AgreementUnit::Turn:
        return "turn";
    case AgreementUnit::Sentence:
        return "sentence";
    case AgreementUnit::Paragraph:
        return "paragraph";
    case AgreementUnit::Source:
        break;
    }
    return "source";
}

Answer agreementAnswer(const CodedUnits& units, const CoderAgreement& found, const AgreementOptions& options, bool asJson)
{
    Answer answer;
    if (asJson) {
        QJsonArray rows;
        for (const auto& row : found.rows)
            rows.append(jsonOf(units, row, options));
        answer.json = jsonOf(units);
        answer.json.insert(QStringLiteral("confidence"), options.confidence);
        answer.json.insert(QStringLiteral("replicates"), found.replicates);
        answer.json.insert(QStringLiteral("replicates_sets"), found.setReplicates);
        answer.json.insert(QStringLiteral("seed"), double(options.seed));
        answer.json.insert(QStringLiteral("unused_codes"), found.unusedCodes);
        answer.json.insert(QStringLiteral("agreement"), rows);
        return answer;
    }
    for (std::size_t i = 0; i < options.measures.size(); ++i)
        answer.tables.push_back(tableOf(units, found, i, options.measures[i]));
    if (options.unitizing)
        answer.tables.push_back(unitizingTable(units, found));
    answer.tables.back().notes << notesOf(units, found, options);
    return answer;
}

Answer scaleAnswer(const CodedUnits& units, const ScaleAgreement& found, const AgreementOptions& options, bool asJson)
{
    Answer answer;
    if (asJson) {
        ResultObject coefficients;
        for (const auto& line : found.lines) {
            ResultObject of;
            of.set("value", line.coefficient.value);
            of.set("interval", line.coefficient.interval);
            coefficients.set(line.key, QJsonValue(of.toJson()));
        }
        answer.json = jsonOf(units);
        answer.json.insert(QStringLiteral("scale"), found.scale);
        answer.json.insert(QStringLiteral("steps"), QJsonArray::fromStringList(found.steps));
        answer.json.insert(QStringLiteral("n_rated_by_two"), found.units);
        answer.json.insert(QStringLiteral("n_several_steps"), found.severalSteps);
        answer.json.insert(QStringLiteral("confidence"), options.confidence);
        answer.json.insert(QStringLiteral("replicates"), found.replicates);
        answer.json.insert(QStringLiteral("seed"), double(options.seed));
        answer.json.insert(QStringLiteral("coefficients"), coefficients.toJson());
        return answer;
    }
    TextTable table;
    table.title = found.scale;
    table.headers << tr("Coefficient") << tr("Value") << tr("Interval");
    for (const auto& line : found.lines)
        table.rows.push_back({line.title, format::bounded(line.coefficient.value.value, 3), intervalText(line.coefficient.interval)});
    table.notes = scaleNotes(found) << tr("Unit: %1.").arg(unitTitle(units.scope.unit));
    if (found.replicates > 0)
        table.notes << samplesNote(options, found.replicates);
    answer.tables.push_back(std::move(table));
    return answer;
}

Answer disagreementsAnswer(const CodedUnits& units, const std::vector<Disagreement>& all, std::size_t most, const QStringList& words,
                           bool asJson)
{
    const std::span shown(all.data(), most);
    const auto total = all.size();
    Answer answer;
    if (asJson) {
        LongJson rows("disagreements");
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const auto& one = shown[i];
            rows.add({{QStringLiteral("source"), units.sources[one.source].name},
                      {QStringLiteral("start"), qint64(one.span.start)},
                      {QStringLiteral("end"), qint64(one.span.end)},
                      {QStringLiteral("n_units"), qint64(one.units)},
                      {QStringLiteral("code"), units.codePaths[qsizetype(one.code)]},
                      {QStringLiteral("coded"), QJsonArray::fromStringList(namesOf(units, one.coded))},
                      {QStringLiteral("not_coded"), QJsonArray::fromStringList(namesOf(units, one.notCoded))},
                      {QStringLiteral("differ_on"), one.isExtent ? QStringLiteral("extent") : QStringLiteral("presence")},
                      {QStringLiteral("text"), words[qsizetype(i)]}});
        }
        auto rest = jsonOf(units);
        rest.insert(QStringLiteral("total"), qint64(total));
        QJsonArray advice;
        for (const auto& of : codebookAdvice(units, all))
            for (const auto& sentence : of.sentences)
                advice.append(QJsonObject{{QStringLiteral("code"), units.codePaths[qsizetype(of.code)]},
                                          {QStringLiteral("n_disagreements"), of.disagreements},
                                          {QStringLiteral("sentence"), sentence}});
        rest.insert(QStringLiteral("codebook"), advice);
        answer.longJson = std::move(rows).finish(rest);
        return answer;
    }
    TextTable table;
    table.headers << tr("Source") << tr("Start") << tr("End") << tr("Code") << tr("Coded by") << tr("Not by") << tr("Differ on")
                  << tr("Text");
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& one = shown[i];
        table.rows.push_back({units.sources[one.source].name, QString::number(one.span.start), QString::number(one.span.end),
                              units.codePaths[qsizetype(one.code)], namesOf(units, one.coded).join(QStringLiteral(", ")),
                              namesOf(units, one.notCoded).join(QStringLiteral(", ")), one.isExtent ? tr("extent") : tr("presence"),
                              shortened(words[qsizetype(i)])});
    }
    table.notes << (shown.size() < total ? tr("The largest %1 of %2 disagreements; --limit 0 shows all.").arg(shown.size()).arg(total)
                                         : translate("Cli", "%n disagreement(s)", nullptr, int(total)));
    for (const auto& of : codebookAdvice(units, all))
        table.notes += of.sentences;
    answer.tables.push_back(std::move(table));
    return answer;
}

} // namespace counterpoint::cli
