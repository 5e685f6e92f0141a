#include "app/cli/commands.h"
#include "app/cli/headless_gui.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/memo_overview.h"
#include "core/project/study.h"
#include "core/transcript/sources.h"
#include "ui/print/memo_file.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string code;
    std::string source;
    std::string subject;
    std::string coder;
    std::string words;
    std::string add;
    std::string title;
    std::string on = "study";
    int remove = 0;
    std::vector<std::string> link; ///< ID TARGET
    std::string exportTo;
    bool changes() const { return !add.empty() || remove > 0 || !link.empty(); }
};

/// 'code:Trust', 'source:Interview 3', 'case:Amara', 'memo:12' or 'study'.
Result<MemoTarget> targetFrom(const Read& db, const QString& words)
{
    const auto name = words.section(u':', 1);
    const auto kind = memoSubjectFrom(words.section(u':', 0, 0).trimmed());
    if (!kind)
        return fail(kind);
    switch (*kind) {
    case MemoSubject::Study:
        return MemoTarget{MemoSubject::Study, 1};
    case MemoSubject::Code:
        return codebook::find(db, name).map([](const Code& code) { return MemoTarget{MemoSubject::Code, code.id.value()}; });
    case MemoSubject::Source:
        return sources::byName(db, name).map([](const Source& source) { return MemoTarget{MemoSubject::Source, source.id.value()}; });
    case MemoSubject::Case:
        return cases::byName(db, name).map([](const Case& one) { return MemoTarget{MemoSubject::Case, one.id.value()}; });
    case MemoSubject::Memo:
        return memos::byId(db, MemoId(name.toLongLong())).map([](const Memo& memo) {
            return MemoTarget{MemoSubject::Memo, memo.id.value()};
        });
    default:
        return fail(Error::Kind::Invalid,
                    translate("Cli",
                              "Say study, code:NAME, source:NAME or case:NAME instead of “%1”; a memo on anything else is written in "
                              "the window.")
                        .arg(words));
    }
}

Result<MemoFilter> filterOf(const Read& db, const Options& options)
{
    MemoFilter filter;
    filter.words = text(options.words);
    if (!options.code.empty() || !options.source.empty()) {
        const auto target = targetFrom(
            db, options.code.empty() ? QStringLiteral("source:") + text(options.source) : QStringLiteral("code:") + text(options.code));
        if (!target)
            return fail(target);
        filter.touching = *target;
    }
    if (!options.subject.empty()) {
        const auto subject = memoSubjectFrom(text(options.subject));
        if (!subject)
            return fail(subject);
        filter.subject = *subject;
    }
    if (!options.coder.empty()) {
        const auto coder = coders::byName(db, text(options.coder));
        if (!coder)
            return fail(coder);
        filter.coder = coder->id;
    }
    return filter;
}

QJsonValue orNull(const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); }

QJsonObject jsonOf(const ShownMemo& memo)
{
    QJsonArray links;
    for (const auto& link : memo.links)
        links.append(QJsonObject{{"kind", toText(link.to.target.kind)},
                                 {"name", orNull(link.to.name)},
                                 {"text", orNull(link.to.words)},
                                 {"gone", link.to.isGone}});
    QJsonObject object{{"id", qint64(memo.id.value())},
                       {"title", memo.title},
                       {"text", memo.body},
                       {"on", toText(memo.subject)},
                       {"name", orNull(memo.about.name)},
                       {"passage", orNull(memo.about.words)},
                       {"gone", memo.about.isGone},
                       {"coder", orNull(memo.coderName)},
                       {"created", memo.createdAt},
                       {"changed", memo.changedAt},
                       {"links", links}};
    if (memo.span) {
        object.insert("start", qint64(memo.span->start));
        object.insert("end", qint64(memo.span->end));
    }
    return object;
}

Answer listed(const std::vector<ShownMemo>& found)
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Memo") << translate("Cli", "On") << translate("Cli", "Coder") << translate("Cli", "Title")
                  << translate("Cli", "Text");
    for (const auto& memo : found) {
        rows.append(jsonOf(memo));
        table.rows.push_back(
            {QString::number(memo.id.value()), memos::sentence(memo.about), memo.coderName, memo.title, memo.body.simplified()});
    }
    table.notes << translate("Cli", "%n memo(s)", nullptr, int(found.size()));
    answer.json = {{"memos", rows}};
    answer.tables.push_back(table);
    return answer;
}

Result<std::vector<ShownMemo>> wanted(const Project& project, const Options& options)
{
    return project.read([&](const Read& db) -> Result<std::vector<ShownMemo>> {
        const auto filter = filterOf(db, options);
        if (!filter)
            return fail(filter);
        auto found = memos::overview(db);
        std::erase_if(found, [&](const ShownMemo& memo) { return !memos::fits(memo, *filter); });
        return found;
    });
}

Result<> change(Edit& db, const Options& options, const QString& coderName)
{
    if (!options.add.empty()) {
        const auto on = targetFrom(db, text(options.on));
        const auto coder = coders::ensure(db, coderName);
        if (!on)
            return fail(on);
        if (!coder)
            return fail(coder);
        if (on->kind == MemoSubject::Memo)
            return fail(Error::Kind::Invalid, translate("Cli", "A memo is not written on a memo. Link the two with --link."));
        memos::add(db, {{}, on->kind, on->id, text(options.title), text(options.add), *coder, {}});
    }
    if (!options.link.empty()) {
        const auto memo = memos::byId(db, MemoId(text(options.link[0]).toLongLong()));
        const auto to = targetFrom(db, text(options.link[1]));
        if (!memo)
            return fail(memo);
        if (!to)
            return fail(to);
        if (const auto linked = memos::addLink(db, memo->id, *to); !linked)
            return linked;
    }
    if (options.remove > 0) {
        const auto memo = memos::byId(db, MemoId(options.remove));
        if (!memo)
            return fail(memo);
        memos::remove(db, memo->id);
    }
    return {};
}

Result<Answer> writeTo(const Project& project, const std::vector<ShownMemo>& found, const QString& out)
{
    const auto about = project.read([](const Read& db) { return study::get(db); });
    if (!about)
        return fail(about);
    const HeadlessGui gui;
    return ui::writeMemos(about->title, found, out).map([&](qint64 bytes) {
        Answer answer;
        answer.json = {{"file", out}, {"bytes", bytes}, {"memos", qint64(found.size())}};
        answer.lines << translate("Cli", "Wrote %n memo(s) to “%1”.", nullptr, int(found.size())).arg(out);
        return answer;
    });
}

Result<Answer> answer(const Project& project, const Options& options)
{
    return wanted(project, options).and_then([&](const std::vector<ShownMemo>& found) -> Result<Answer> {
        return options.exportTo.empty() ? Result<Answer>(listed(found)) : writeTo(project, found, text(options.exportTo));
    });
}

} // namespace

void addMemos(Shell& shell)
{
    const auto command = shell.add("memos", "Memos: list, write, link and export them");
    const auto options = std::make_shared<Options>();
    command.app->add_option("--code", options->code, "Only those on this code, on its codings, or linked to it");
    command.app->add_option("--source", options->source, "Only those on this source, within it, or linked to it")->excludes("--code");
    command.app->add_option("--subject", options->subject,
                            "Only those on a study, source, passage, coding, code, case, variable or finding");
    command.app->add_option("--coder", options->coder, "Only this coder's");
    command.app->add_option("--words", options->words, "Only those with all these words");
    command.app->add_option("--add", options->add, "TEXT: write a memo");
    command.app->add_option("--title", options->title, "With --add: its title");
    command.app->add_option("--on", options->on, "With --add: study, code:NAME, source:NAME or case:NAME");
    command.app->add_option("--link", options->link, "ID TARGET: link a memo to memo:ID, code:NAME, source:NAME or case:NAME")->expected(2);
    command.app->add_option("--remove", options->remove, "ID: remove a memo")->check(countFromOne());
    command.app->add_option("--export", options->exportTo, "FILE: write them as .docx, .odt, .html, .pdf or .csv");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes())
            return shell.openToRead(command).and_then([&](const auto& project) { return answer(*project, *options); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done =
                project->perform(translate("Cli", "Change memos"), [&](Edit& db) { return change(db, *options, shell.coderName()); });
            return done ? answer(*project, *options) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
