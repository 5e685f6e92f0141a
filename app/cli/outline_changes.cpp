#include "app/cli/outline_changes.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/live_text.h"
#include "core/integration/report_templates.h"
#include "core/report/checklists.h"
#include "core/report/section_kinds.h"
#include <CLI/App.hpp>
#include <QFile>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

constexpr qint64 longestBody = 4 << 20; ///< bytes

Result<ReportSection> numbered(const std::vector<ReportSection>& sections, int number)
{
    if (number < 1 || number > int(sections.size()))
        return fail(Error::Kind::Invalid,
                    sections.empty() ? tr("The report has no outline yet. Begin one by --template or --add.")
                                     : tr("There is no section %1. They are numbered 1 to %2.").arg(number).arg(sections.size()));
    return sections[std::size_t(number - 1)];
}

/// The text of a file, or of the terminal for '-'.
Result<QString> contentOf(const std::string& path)
{
    QFile file(text(path));
    const bool isOpen = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return fail(Error::Kind::Io, tr("“%1” cannot be read: %2.").arg(text(path), file.errorString()));
    const auto bytes = file.read(longestBody + 1);
    if (bytes.size() > longestBody)
        return fail(Error::Kind::Invalid, tr("“%1” is longer than a section can be (4 MB).").arg(text(path)));
    return QString::fromUtf8(bytes).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).remove(QChar(0xfeff));
}

Result<> setBody(const Read& db, const OutlineChanges& changes, ReportSection& section)
{
    if (!changes.body && !changes.bodyFile)
        return {};
    return (changes.body ? Result<QString>(text(*changes.body)) : contentOf(*changes.bodyFile))
        .and_then([&](const QString& body) { return live_text::written(db, body); })
        .map([&](const QString& body) { section.body = body; });
}

Result<> setOptions(const Read& db, const OutlineChanges& changes, ReportSection& section)
{
    for (std::size_t i = 0; i + 1 < changes.options.size(); i += 2)
        if (const auto done = report::choose(db, section, text(changes.options[i]), text(changes.options[i + 1])); !done)
            return done;
    for (std::size_t i = 0; i + 1 < changes.covered.size(); i += 2) {
        const auto* checklist = report::findChecklist(section.options.value(QLatin1String("checklist")).toString());
        const int item = text(changes.covered[i]).toInt();
        if (!checklist || item < 1 || item > int(checklist->items.size()))
            return fail(Error::Kind::Invalid,
                        checklist ? tr("The checklist has the items 1 to %1.").arg(checklist->items.size())
                                  : tr("This section is no checklist, or none is chosen in it."));
        report::setCovered(section, item, text(changes.covered[i + 1]));
    }
    return {};
}

/// Level by level, so that what is below goes along.
Result<> setLevel(Edit& db, const ReportSection& section, int level)
{
    if (level < 1 || level > report_sections::deepest)
        return fail(Error::Kind::Invalid, tr("A section has level 1, 2 or 3."));
    for (int now = section.level; now != level; now += now < level ? 1 : -1)
        if (const auto done = report_sections::indent(db, section.id, now < level ? 1 : -1); !done)
            return done;
    return {};
}

Result<ReportSectionId> addSection(Edit& db, const OutlineChanges& changes)
{
    const auto kind = report::sectionKindFrom(text(changes.add));
    if (!kind)
        return fail(kind);
    ReportSection section;
    section.kind = (*kind)->key;
    section.level = changes.level.value_or(1);
    return report_sections::add(db, section, changes.before > 0 ? changes.before - 1 : 1 << 30);
}

Result<> changeSection(Edit& db, const OutlineChanges& changes, ReportSectionId added)
{
    const auto sections = report_sections::all(db);
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const ReportSection& one) { return one.id == added; });
    auto section = added.isValid() ? Result<ReportSection>(*found) : numbered(sections, changes.section);
    if (!section)
        return fail(section);
    if (changes.title)
        section->title = text(*changes.title);
    if (const auto done = setBody(db, changes, *section); !done)
        return done;
    if (const auto done = setOptions(db, changes, *section); !done)
        return done;
    if (const auto done = report_sections::update(db, *section); !done)
        return done;
    if (changes.level && !added.isValid())
        if (const auto done = setLevel(db, *section, *changes.level); !done)
            return done;
    if (changes.move > 0) {
        const auto place = int(found - sections.begin());
        const int from = added.isValid() ? place : changes.section - 1;
        const int below = int(report_sections::endOf(sections, std::size_t(from))) - from;
        const int to = changes.move - 1;
        report_sections::move(db, section->id, to > from ? std::max(from, to - below) : to);
    }
    if (changes.remove)
        report_sections::remove(db, section->id);
    return {};
}

} // namespace

bool OutlineChanges::changesSection() const
{
    return title || body || bodyFile || level || !options.empty() || !covered.empty() || move > 0 || remove;
}

bool OutlineChanges::any() const { return !templateKey.empty() || !add.empty() || changesSection(); }

void addOutlineChanges(CLI::App& command, OutlineChanges& changes)
{
    command.add_option("--template", changes.templateKey,
                       "Lay it out anew: evaluation, article, thesis, brief or slides; what was written stays");
    auto* add = command.add_option("--add", changes.add, "KIND: a new section; --kinds lists the kinds");
    command.add_option("--before", changes.before, "NUMBER: where the new section goes (at the end)")->needs(add);
    command.add_option("--section", changes.section, "NUMBER: the section that is changed, as it is listed")->excludes(add);
    command.add_option("--title", changes.title, "Its heading; empty: what its kind is called");
    command.add_option("--level", changes.level, "1, 2 or 3; what is below it goes along");
    auto* body = command.add_option("--body", changes.body, "Its text, with [[figures]] that stay live");
    command.add_option("--body-file", changes.bodyFile, "FILE: its text; - reads from the terminal")->excludes(body);
    command.add_option("--option", changes.options, "KEY NAME: which analysis, finding …; an empty name takes it away; repeatable")
        ->type_size(2);
    command.add_option("--covered", changes.covered, "ITEM WHERE: where an item of its checklist is covered; repeatable")->type_size(2);
    command.add_option("--move", changes.move, "NUMBER: it goes before this one, with what is below it");
    command.add_flag("--remove", changes.remove, "Remove it, with what is below it");
}

Result<> applyOutlineChanges(Edit& db, const OutlineChanges& changes)
{
    if (!changes.templateKey.empty()) {
        const auto chosen = report_templates::byKey(text(changes.templateKey));
        if (!chosen)
            return fail(chosen);
        report_templates::apply(db, **chosen);
    }
    ReportSectionId added;
    if (!changes.add.empty()) {
        const auto id = addSection(db, changes);
        if (!id)
            return fail(id);
        added = *id;
    }
    if (added.isValid() || changes.changesSection())
        return changeSection(db, changes, added);
    return {};
}

} // namespace counterpoint::cli
