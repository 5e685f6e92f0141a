#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/analysis/study_items.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>
#include <set>

namespace counterpoint::material {

namespace {

constexpr const char* context = "Material";

Option several(const char* key, const QString& title, Option::Type type, const QString& about)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.type = type;
    option.standard = QJsonArray();
    option.about = about;
    return option;
}

QString titleOf(Strand strand)
{
    switch (strand) {
    case Strand::Interviews:
        return translate(context, "Interviews");
    case Strand::FocusGroups:
        return translate(context, "Focus groups");
    case Strand::Survey:
        return translate(context, "Survey");
    default:
        return translate(context, "Documents");
    }
}

QStringList namesOf(const Input& input, const char* option)
{
    QStringList names;
    for (const auto& item : chosen(input, option))
        names << item.name;
    return names;
}

template <class IdType>
Result<std::vector<IdType>> idsOf(const Input& input, const char* key)
{
    std::vector<IdType> ids;
    for (const auto& item : chosen(input, key))
        ids.emplace_back(item.id);
    if (ids.empty() && !input.texts(key).isEmpty()) {
        const auto* kind = findAnalysisKind(input.analysis.kind);
        return fail(Error::Kind::Invalid,
                    translate(context, "What was chosen as “%1” is not there any more. Choose again.")
                        .arg(kind && kind->option(QLatin1String(key)) ? kind->option(QLatin1String(key))->title : QLatin1String(key)));
    }
    return ids;
}

} // namespace

Option codes()
{
    auto option =
        several("codes", translate(context, "Codes"), Option::Type::Codes, translate(context, "Only these codes, by name or path"));
    option.isMain = true;
    return option;
}

Option withChildren(bool standard)
{
    auto option = shared::onOff("children", translate(context, "Each code with those below it"), standard);
    option.about = translate(context, "Count the codings of all codes below a code as its own");
    return option;
}

Option strands(const QStringList& standard)
{
    auto option = several("strands", translate(context, "Strands"), Option::Type::Several,
                          translate(context, "Only these strands: interviews, survey, focus groups, documents"));
    for (const auto strand : {Strand::Interviews, Strand::FocusGroups, Strand::Survey, Strand::Documents})
        option.choices.push_back({counterpoint::toText(strand), titleOf(strand)});
    option.standard = QJsonArray::fromStringList(standard);
    return option;
}

Option sources()
{
    return several("sources", translate(context, "Sources"), Option::Type::Sources, translate(context, "Only these sources"));
}

Option coders()
{
    return several("coders", translate(context, "Coders"), Option::Type::Coders,
                   translate(context, "Only the codings of these coders; where none is chosen, of all but the consensus"));
}

Option counted()
{
    auto option = shared::choice("voices", translate(context, "Whose words"), "everyone",
                                 {{QStringLiteral("everyone"), translate(context, "Everyone's")},
                                  {QStringLiteral("participants"), translate(context, "Participants' alone")}});
    option.about = translate(context, "Whether codings count that begin where an interviewer or moderator speaks");
    return option;
}

Option asked()
{
    auto option = shared::choice("asked", translate(context, "Asked are"), "guides",
                                 {{QStringLiteral("guides"), translate(context, "As guides say")},
                                  {QStringLiteral("material"), translate(context, "All who speak")}});
    option.about = translate(context,
                             "Who was asked about a code: those to whom a guide's question that is linked to it was put, or "
                             "everyone with words in the material");
    return option;
}

std::vector<Option> options() { return {strands(), sources(), coders(), counted()}; }

std::vector<StudyItem> chosen(const Input& input, const char* option)
{
    const auto* kind = findAnalysisKind(input.analysis.kind);
    const auto* described = kind ? kind->option(QLatin1String(option)) : nullptr;
    return described ? study_items::chosen(input.db, *described, optionOf(input.analysis, described->key)) : std::vector<StudyItem>();
}

Result<std::vector<CodeLine>> linesOf(const Input& input)
{
    const auto ids = idsOf<CodeId>(input, "codes");
    if (!ids)
        return fail(ids);
    auto lines = code_lines::of(input.db, *ids, input.isOn("children"));
    if (lines.empty())
        return fail(Error::Kind::Invalid,
                    translate(context, "The codebook is empty: there is no code to count yet. Code a passage first."));
    return lines;
}

Result<MaterialScope> scopeOf(const Input& input)
{
    const auto sources = idsOf<SourceId>(input, "sources");
    const auto coders = idsOf<CoderId>(input, "coders");
    if (!sources)
        return fail(sources);
    if (!coders)
        return fail(coders);
    MaterialScope scope;
    scope.sources = *sources;
    scope.coders = *coders;
    for (const auto& key : input.texts("strands"))
        if (const auto strand = strandFrom(key))
            scope.strands.push_back(*strand);
    scope.counted = input.text("voices") == QLatin1String("participants") ? Counted::Participants : Counted::Everyone;
    scope.asksGuides = input.text("asked") != QLatin1String("material");
    return scope;
}

QStringList notes(const Input& input)
{
    QStringList sentences;
    const auto add = [&](const char* option, const QString& sentence) {
        if (const auto names = namesOf(input, option); !names.isEmpty() && names.size() <= 8)
            sentences << sentence.arg(names.join(QStringLiteral(", ")));
        else if (!names.isEmpty())
            sentences << sentence.arg(translate(context, "%1 of them").arg(names.size()));
    };
    add("strands", translate(context, "Only these strands: %1."));
    add("sources", translate(context, "Only these sources: %1."));
    add("coders", translate(context, "Only codings by %1."));
    // Of words there is no need to say so: whose they are is part of what is counted.
    if (input.text("voices") == QLatin1String("participants") && !optionOf(input.analysis, QStringLiteral("codes")).isUndefined())
        sentences << translate(context, "Codings that begin where an interviewer or moderator speaks are left out.");
    return sentences;
}

QStringList terms(const Input& input)
{
    QStringList terms;
    QStringList any;
    for (const auto& key : input.texts("strands"))
        if (const auto strand = strandFrom(key))
            any << passages_behind::strand(*strand);
    terms << passages_behind::either(any);
    any.clear();
    for (const auto& name : namesOf(input, "sources"))
        any << passages_behind::source(name);
    terms << passages_behind::either(any);
    any.clear();
    for (const auto& name : namesOf(input, "coders"))
        any << passages_behind::coder(name);
    return terms << passages_behind::either(any);
}

Clustered clustered(const CodedMaterial& material, const std::vector<std::vector<int>>& people)
{
    Clustered found;
    std::set<int> groups;
    for (const auto& contributions : people) {
        bool isInGroup = false;
        for (const int place : contributions) {
            const int source = material.contributions()[std::size_t(place)].source;
            if (material.sources()[std::size_t(source)].source.strand == Strand::FocusGroups) {
                isInGroup = true;
                groups.insert(source);
            }
        }
        ++found.cases;
        found.inGroups += isInGroup ? 1 : 0;
    }
    found.groups = int(groups.size());
    return found;
}

QString toText(const Clustered& clustered)
{
    const auto cases = translate(context, "%n Case(s)", nullptr, clustered.cases);
    if (clustered.inGroups == 0)
        return cases;
    return translate(context, "%1, %2 of them in %3")
        .arg(cases)
        .arg(clustered.inGroups)
        .arg(translate(context, "%n focus group(s)", nullptr, clustered.groups));
}

} // namespace counterpoint::material
