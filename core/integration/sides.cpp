#include "core/integration/sides.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include <algorithm>
#include <map>
#include <set>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Sides", text); }

QString titleOf(Strand strand)
{
    switch (strand) {
    case Strand::Interviews:
        return tr("Interviews");
    case Strand::Survey:
        return tr("Survey");
    case Strand::FocusGroups:
        return tr("Focus groups");
    default:
        return tr("Documents");
    }
}

QString nameOf(const Read& db, AttributeId id)
{
    auto query = db.prepare("SELECT name FROM attribute WHERE id = ?");
    return query.bind(id).step() ? query.text(0) : QString();
}

/// What narrows a query to a side.
QString termOf(const Read& db, const CodedMaterial& material, const Side& side)
{
    if (side.isEverybody())
        return {};
    if (side.strand)
        return passages_behind::strand(*side.strand);
    QStringList terms{passages_behind::attribute(nameOf(db, side.attribute), side.value)};
    if (side.dataset.isValid())
        for (const auto& in : material.sources())
            if (in.dataset == side.dataset)
                terms << passages_behind::source(in.source.name);
    return passages_behind::either(terms);
}

} // namespace

Side Side::of(Strand strand) { return {titleOf(strand), strand, {}, toText(strand), {}}; }

Side Side::of(AttributeId attribute, const QString& value, DatasetId dataset) { return {value, {}, attribute, value, dataset}; }

QString SideMention::prominence() const { return tr("%1 of %2").arg(mentioning).arg(counted); }

Sides::Sides(const Read& db, const CodedMaterial& material, std::vector<Side> sides)
    : m_material(material)
    , m_sides(std::move(sides))
{
    const auto everybody = cases::all(db);
    std::vector<std::map<std::pair<std::int64_t, qint64>, Voice>> voices(m_sides.size()); // by Case, or by dataset and row
    std::vector<std::unordered_map<CaseId, QString>> values(m_sides.size());
    for (std::size_t side = 0; side < m_sides.size(); ++side) {
        m_terms.push_back(termOf(db, material, m_sides[side]));
        for (const auto& person : everybody)
            values[side][person.id] = person.value(m_sides[side].attribute);
    }
    const auto& contributions = material.contributions();
    for (int place = 0; place < int(contributions.size()); ++place) {
        const auto& said = contributions[std::size_t(place)];
        const auto& in = material.sources()[std::size_t(said.source)];
        const bool isRespondent = said.response >= 0 && !said.person.isValid();
        if (!said.person.isValid() && !isRespondent)
            continue;
        const auto voice = isRespondent ? std::pair(-in.dataset.value(), said.response) : std::pair(said.person.value(), qint64(0));
        for (std::size_t side = 0; side < m_sides.size(); ++side) {
            const auto& one = m_sides[side];
            const bool belongs = one.isEverybody() ? true
                : one.strand                       ? *one.strand == in.source.strand
                : isRespondent                     ? one.dataset.isValid() && one.dataset == in.dataset
                                                   : values[side][said.person] == one.value;
            if (belongs)
                voices[side][voice].push_back(place);
        }
    }
    for (auto& ofSide : voices) {
        auto& list = m_voices.emplace_back();
        for (auto& [voice, places] : ofSide)
            list.push_back(std::move(places));
    }
}

SideMention Sides::mention(int side, int line) const
{
    SideMention found;
    std::set<int> groups;
    for (const auto& voice : m_voices[std::size_t(side)]) {
        const auto said = m_material.mention(voice, line);
        found.codings += said.codings;
        found.words += said.words;
        found.mentioning += said.state == Mention::Mentioned ? 1 : 0;
        found.notYetCoded += said.state == Mention::NotYetCoded ? 1 : 0;
        found.notAsked += said.state == Mention::NotAsked ? 1 : 0;
        if (said.state != Mention::Mentioned && said.state != Mention::NotMentioned)
            continue;
        ++found.counted;
        for (const int place : voice) {
            const int source = m_material.contributions()[std::size_t(place)].source;
            if (m_material.sources()[std::size_t(source)].source.strand == Strand::FocusGroups)
                groups.insert(source);
        }
    }
    found.groups = int(groups.size());
    return found;
}

QString Sides::passages(int side, int line) const
{
    return passages_behind::all({passages_behind::code(m_material.lines()[std::size_t(line)]), m_terms[std::size_t(side)]});
}

} // namespace counterpoint
