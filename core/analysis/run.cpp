#include "core/analysis/fingerprint.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/readiness.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"
#include "core/responses/weighting.h"
#include <QJsonArray>

namespace counterpoint {

namespace {

constexpr const char* context = "Analyses";
constexpr std::size_t mostGroups = 50;

/// The rows of one group, and how it is called; one without a name where the analysis is not split.
struct Section {
    Sample sample;
    QString title;
    QJsonObject json;
};

Result<> refuseTooFew(const Analysis& analysis, const AnalysisKind& kind)
{
    for (const auto& role : kind.roles) {
        const auto given = analysis.in(role.key).size();
        if (given < role.least)
            return fail(Error::Kind::Invalid,
                        role.least == 1 ? translate(context, "Choose a variable for “%1”.").arg(role.title)
                                        : translate(context, "Choose at least %1 variables for “%2”.").arg(role.least).arg(role.title));
        if (given > role.most)
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” takes %2 variables, not %3.").arg(role.title).arg(role.most).arg(given));
    }
    return {};
}

Result<> refuseUnsuited(const Read& db, const Analysis& analysis, const AnalysisKind& kind)
{
    for (const auto& role : kind.roles)
        for (const auto id : analysis.in(role.key)) {
            const auto variable = variables::byId(db, id);
            if (!variable)
                return fail(variable.error().kind,
                            translate(context, "A variable that stood as “%1” is not there any more. Choose another.").arg(role.title));
            if (role.types.empty() || std::find(role.types.begin(), role.types.end(), variable->type) != role.types.end())
                continue;
            return fail(Error::Kind::Invalid,
                        variable->type == VariableType::Text
                            ? translate(context, "“%1” holds words, not numbers. Ask for its frequencies instead.").arg(variable->name)
                            : translate(context, "“%1” holds dates, not numbers. Ask for its frequencies instead.").arg(variable->name));
        }
    for (const auto& option : kind.options) {
        const auto value = optionOf(analysis, option.key);
        if (const auto chosen = checkOption(option, value); !chosen)
            return fail(chosen);
        if (option.isNeeded && value.toString().isEmpty())
            return fail(Error::Kind::Invalid, translate(context, "Choose what stands as “%1”.").arg(option.title));
    }
    return {};
}

Result<std::vector<Section>> sectionsOf(const Read& db, const Analysis& analysis, Sample sample)
{
    const auto by = analysis.firstIn(QStringLiteral("split"));
    if (!by.isValid())
        return std::vector<Section>{{std::move(sample), {}, {}}};
    const auto question = Input(db, analysis, sample).question(by);
    if (!question)
        return fail(question);
    const auto& variable = question->variable;
    const auto categories = categorise(variable, question->column, sample.selected);
    std::vector<Section> sections;
    for (std::size_t place = 0; place < categories.items.size(); ++place) {
        const auto& item = categories.items[place];
        if (item.isMissing || !(item.count > 0))
            continue;
        if (sections.size() == mostGroups)
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” has more than %2 different answers. Split by a variable with fewer.")
                            .arg(variable.name)
                            .arg(mostGroups));
        Section section{sample, QStringLiteral("%1 = %2").arg(variable.title(), item.label), {}};
        section.sample.selected.assign(categories.rows.size(), false);
        section.sample.n = 0;
        for (std::size_t row = 0; row < categories.rows.size(); ++row)
            if (categories.rows[row] == std::int32_t(place)) {
                section.sample.selected[row] = true;
                section.sample.n += sample.weight(row);
            }
        const auto* number = std::get_if<double>(&item.value);
        section.json = {
            {QStringLiteral("variable"), variable.name},
            {QStringLiteral("value"),
             number && variable.type == VariableType::Number ? QJsonValue(*number) : QJsonValue(valueText(variable.type, item.value))},
            {QStringLiteral("label"), item.label}};
        sections.push_back(std::move(section));
    }
    if (sections.empty() && !(sample.n > 0))
        return fail(Error::Kind::Invalid, translate(context, "No response meets the conditions, so that there is nothing to split."));
    if (sections.empty())
        return fail(Error::Kind::Invalid, translate(context, "No response has an answer to “%1”, by which to split.").arg(variable.name));
    return sections;
}

/// Says in its table, figures and entries which group a part is about.
void putInSection(Part& part, const Section& section)
{
    if (section.title.isEmpty())
        return;
    part.table.section = section.title;
    for (auto& figure : part.figures)
        std::visit(
            [&](auto& chart) {
                chart.subtitle = chart.subtitle.isEmpty() ? section.title : chart.subtitle + QStringLiteral(" · ") + section.title;
            },
            figure);
    for (auto& entry : part.entries)
        entry[QStringLiteral("group")] = section.json;
}

/// The analysis with the weighting that its dataset has, where it has none of its own and can use it.
Analysis withDatasetWeight(const Read& db, const Analysis& analysis, const AnalysisKind& kind)
{
    const auto frequency = QStringLiteral("weight_frequency");
    const auto sampling = QStringLiteral("weight_sampling");
    const auto weighting = weightings::of(db, analysis.dataset);
    if (!weighting || !analysis.in(frequency).empty() || !analysis.in(sampling).empty())
        return analysis;
    const bool isFrequency = weighting->kind == Weighting::Kind::Frequency;
    auto weighted = analysis;
    const auto put = [&](const QString& role, VariableId id) {
        if (kind.role(role) && id.isValid())
            weighted.put(role, {id});
    };
    put(isFrequency ? frequency : sampling, weighting->variable);
    if (!isFrequency && !weighted.in(sampling).empty()) {
        put(QStringLiteral("strata"), weighting->strata);
        put(QStringLiteral("population"), weighting->population);
    }
    return weighted;
}

/// Said where the responses have weights that this kind of analysis cannot use.
QString unweightedNote(const Read& db, const Analysis& weighted)
{
    const auto weighting = weightings::of(db, weighted.dataset);
    if (!weighting || !weighted.in(QStringLiteral("weight_frequency")).empty() || !weighted.in(QStringLiteral("weight_sampling")).empty())
        return {};
    const auto variable = variables::byId(db, weighting->variable);
    return translate(context, "Not weighted: this analysis cannot use the weight “%1” of the dataset; each response counts once.")
        .arg(variable ? variable->title() : QString());
}

Result<std::vector<Part>> compute(const Read& db, const Analysis& analysis, const AnalysisKind& kind, const Sample& sample,
                                  WithFigures figures)
{
    auto sections = sectionsOf(db, analysis, sample);
    if (!sections)
        return fail(sections);
    std::vector<Part> all;
    for (const auto& section : *sections) {
        auto parts = kind.compute(Input(db, analysis, section.sample, figures));
        if (!parts)
            return fail(parts);
        for (auto& part : *parts) {
            if (const auto note = unweightedNote(db, analysis); !note.isEmpty())
                part.table.notes << note;
            putInSection(part, section);
            all.push_back(std::move(part));
        }
    }
    return all;
}

} // namespace

bool canRun(const Read& db, const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    return kind && isComplete(withDatasetWeight(db, analysis, *kind));
}

Result<AnalysisResult> run(const Read& db, const Analysis& wanted, WithFigures figures)
{
    const auto kind = analysisKindFrom(wanted.kind);
    if (!kind)
        return fail(kind);
    const auto analysis = withDatasetWeight(db, wanted, **kind);
    if (const auto enough = refuseTooFew(analysis, **kind); !enough)
        return fail(enough);
    if (const auto suited = refuseUnsuited(db, analysis, **kind); !suited)
        return fail(suited);
    const auto sample = (*kind)->needsDataset ? gatherSample(db, analysis) : Result<Sample>(Sample());
    if (!sample)
        return fail(sample);
    auto parts = compute(db, analysis, **kind, *sample, figures);
    if (!parts)
        return fail(parts);

    AnalysisResult result;
    result.title = analysis.name.isEmpty() ? analyses::defaultName(db, analysis) : analysis.name;
    result.dataset = sample->dataset.name;
    result.filter = sample->filter;
    QJsonArray entries;
    std::vector<double> essence;
    for (auto& part : *parts) {
        for (const auto& entry : part.entries)
            entries.append(entry);
        essence.insert(essence.end(), part.essence.begin(), part.essence.end());
        result.parts.push_back(std::move(part));
    }
    result.json = {{QStringLiteral("analysis"), (*kind)->command}, {QStringLiteral("results"), entries}};
    if ((*kind)->needsDataset)
        result.json[QStringLiteral("dataset")] = result.dataset;
    result.fingerprint = fingerprintOf(essence);
    return result;
}

QString ResultTable::nText() const
{
    if (!counted.isEmpty())
        return counted;
    if (mostValid > nValid)
        return translate(context, "n = %1 to %2 of %3").arg(format::count(nValid), format::count(mostValid), format::count(nTotal));
    const double missing = nTotal - nValid;
    return missing > 0 ? translate(context, "n = %1; %2 missing").arg(format::count(nValid), format::count(missing))
                       : translate(context, "n = %1; none missing").arg(format::count(nValid));
}

figure::Drawing draw(const Figure& figure, figure::Size size)
{
    return std::visit([size](const auto& chart) { return figure::draw(chart, size); }, figure);
}

} // namespace counterpoint
