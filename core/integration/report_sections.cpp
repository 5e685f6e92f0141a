#include "core/integration/report_sections.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QJsonDocument>
#include <algorithm>
#include <set>

namespace counterpoint::report_sections {

namespace {

QString tr(const char* text) { return translate("ReportSections", text); }

QString jsonOf(const QJsonObject& options) { return QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact)); }

std::size_t placeOf(const std::vector<ReportSection>& sections, ReportSectionId id)
{
    const auto found = std::find_if(sections.begin(), sections.end(), [id](const ReportSection& section) { return section.id == id; });
    return std::size_t(found - sections.begin());
}

/// No section is deeper than one below the section before it.
void raise(std::vector<ReportSection>& sections)
{
    int before = 0;
    for (auto& section : sections) {
        section.level = std::clamp(section.level, 1, std::min(deepest, before + 1));
        before = section.level;
    }
}

ReportSectionId insert(Edit& db, const ReportSection& section, int position)
{
    db.prepare("INSERT INTO report_section(uuid, position, level, kind, title, body, options) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), position, section.level, section.kind, section.title.trimmed(), section.body, jsonOf(section.options))
        .run();
    return ReportSectionId(db.lastInsertId());
}

/// Places and levels as they are in the list; rows that have them already are left alone.
void writeOrder(Edit& db, const std::vector<ReportSection>& sections)
{
    int position = 0;
    for (const auto& section : sections) {
        ++position;
        db.prepare("UPDATE report_section SET position = ?1, level = ?2 WHERE id = ?3 AND (position <> ?1 OR level <> ?2)")
            .bind(position, section.level, section.id)
            .run();
    }
}

} // namespace

std::vector<ReportSection> all(const Read& db)
{
    std::vector<ReportSection> sections;
    for (auto query = db.prepare("SELECT id, level, kind, title, body, options FROM report_section ORDER BY position, id"); query.step();)
        sections.push_back({query.id<ReportSectionId>(0), int(query.int64(1)), query.text(2), query.text(3), query.text(4),
                            QJsonDocument::fromJson(query.text(5).toUtf8()).object()});
    return sections;
}

std::size_t endOf(const std::vector<ReportSection>& sections, std::size_t place)
{
    auto end = place + 1;
    while (end < sections.size() && sections[end].level > sections[place].level)
        ++end;
    return end;
}

bool isWrittenIn(const ReportSection& section)
{
    auto chosen = section.options;
    chosen.remove(guidanceKey);
    chosen.remove(topicKey);
    return !section.body.trimmed().isEmpty() || !chosen.isEmpty();
}

ReportSectionId add(Edit& db, const ReportSection& section, int position)
{
    auto sections = all(db);
    const auto place = std::size_t(std::clamp(position, 0, int(sections.size())));
    auto added = section;
    added.id = insert(db, section, int(sections.size()) + 1);
    sections.insert(sections.begin() + std::ptrdiff_t(place), added);
    raise(sections);
    writeOrder(db, sections);
    return added.id;
}

Result<> update(Edit& db, const ReportSection& section)
{
    if (section.kind.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("A section needs a kind."));
    db.prepare("UPDATE report_section SET kind = ?, title = ?, body = ?, options = ? WHERE id = ?")
        .bind(section.kind, section.title.trimmed(), section.body, jsonOf(section.options), section.id)
        .run();
    return {};
}

void move(Edit& db, ReportSectionId id, int position)
{
    auto sections = all(db);
    const auto place = placeOf(sections, id);
    if (place == sections.size())
        return;
    const auto first = sections.begin() + std::ptrdiff_t(place);
    const auto last = sections.begin() + std::ptrdiff_t(endOf(sections, place));
    const std::vector<ReportSection> moved(first, last);
    sections.erase(first, last);
    sections.insert(sections.begin() + std::clamp(position, 0, int(sections.size())), moved.begin(), moved.end());
    raise(sections);
    writeOrder(db, sections);
}

Result<> indent(Edit& db, ReportSectionId id, int by)
{
    auto sections = all(db);
    const auto place = placeOf(sections, id);
    if (place == sections.size())
        return {};
    const int level = sections[place].level + by;
    if (level < 1)
        return fail(Error::Kind::Invalid, tr("This section is at the top already."));
    if (level > deepest)
        return fail(Error::Kind::Invalid, tr("A report has three levels of headings; this section is on the third."));
    if (place == 0 || level > sections[place - 1].level + 1)
        return fail(Error::Kind::Invalid, tr("There is no section above this one that it could belong to."));
    const auto end = endOf(sections, place);
    for (auto i = place; i < end; ++i)
        sections[i].level = std::clamp(sections[i].level + by, 1, deepest);
    raise(sections);
    writeOrder(db, sections);
    return {};
}

void remove(Edit& db, ReportSectionId id)
{
    auto sections = all(db);
    const auto place = placeOf(sections, id);
    if (place == sections.size())
        return;
    const auto end = endOf(sections, place);
    for (auto i = place; i < end; ++i)
        db.prepare("DELETE FROM report_section WHERE id = ?").bind(sections[i].id).run();
    sections.erase(sections.begin() + std::ptrdiff_t(place), sections.begin() + std::ptrdiff_t(end));
    raise(sections);
    writeOrder(db, sections);
}

void replace(Edit& db, std::vector<ReportSection> sections)
{
    raise(sections);
    const auto before = all(db);
    std::set<ReportSectionId> kept;
    int position = 0;
    for (auto& section : sections) {
        ++position;
        const auto place = section.id.isValid() ? placeOf(before, section.id) : before.size();
        if (place == before.size())
            section.id = insert(db, section, position);
        else if (!(before[place] == section))
            (void)update(db, section);
        kept.insert(section.id);
    }
    for (const auto& section : before)
        if (!kept.contains(section.id))
            db.prepare("DELETE FROM report_section WHERE id = ?").bind(section.id).run();
    writeOrder(db, sections);
}

} // namespace counterpoint::report_sections
