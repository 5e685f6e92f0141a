#pragma once
#include "core/coding/coded_material.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <map>
#include <memory>

namespace counterpoint::test {

/// An interview, a focus group, an interview that nobody has coded, and a survey with an open question: Ann is interviewed and answers the
/// survey, Ben and Cara sit in the group, Dan's interview is not coded, Eve says nothing anywhere. Emoji, overlapping codings, nested codes.
struct MixedStudy {
    std::unique_ptr<Project> project = emptyProject();
    std::map<QString, SourceId> sources;
    std::map<QString, CodeId> codes;
    std::map<QString, CaseId> people;
    std::map<QString, CoderId> coders;
    DatasetId dataset;
    AttributeId group;

    static inline const QString interview =
        QStringLiteral("INT: How was it? \U0001F642\nAnn: I trust them \U0001F44D\U0001F3FD fully. The pace is slow.\n");
    static inline const QString focusGroup = QStringLiteral("MOD: And you?\nBen: Nobody asked us.\nCara: They did ask me. I trust them.\n");
    static inline const QString uncoded = QStringLiteral("INT: How did the meeting with managers end?\nDan: It went well.\n");

    template <class F>
    auto step(F&& body) const
    {
        const auto done = project->perform(QStringLiteral("Arrange"), body);
        if (!done)
            FAIL(done.error().message.toStdString());
        if constexpr (!std::is_void_v<typename std::remove_cvref_t<decltype(done)>::value_type>)
            return *done;
    }
    MixedStudy()
    {
        for (const auto* name : {"Ada", "Babbage"})
            coders[name] = step([&](Edit& db) { return counterpoint::coders::ensure(db, name); });
        for (const auto* name : {"Ann", "Ben", "Cara", "Dan", "Eve"})
            people[name] = step([&](Edit& db) { return cases::add(db, name); });
        for (const auto* path : {"Trust", "Trust/Fully", "Pace", "Left out"})
            codes[path] = step([&](Edit& db) { return codebook::ensurePath(db, path); });
        step([&](Edit& db) -> Result<> {
            const auto added = attributes::add(db, "group");
            if (!added)
                return fail(added);
            group = *added;
            for (const auto& [name, value] :
                 {std::pair("Ann", "staff"), std::pair("Ben", "family"), std::pair("Cara", "family"), std::pair("Dan", "staff")})
                if (const auto set = cases::set(db, people[name], {group, "group", Attribute::Type::Text}, value); !set)
                    return set;
            return {};
        });
        addTranscript("Interview Ann", interview, Strand::Interviews, {{"INT:", "INT"}, {"Ann:", "Ann"}});
        addTranscript("Group", focusGroup, Strand::FocusGroups, {{"MOD:", "MOD"}, {"Ben:", "Ben"}, {"Cara:", "Cara"}});
        addTranscript("Interview Dan", uncoded, Strand::Interviews, {{"INT:", "INT"}, {"Dan:", "Dan"}});
        addSurvey();
        code("Interview Ann", interview, "I trust them \U0001F44D\U0001F3FD fully.", "Trust/Fully");
        code("Interview Ann", interview, "trust them", "Trust");
        code("Interview Ann", interview, "fully. The pace is slow.", "Pace");
        code("Interview Ann", interview, "trust them", "Trust", "Babbage");
        code("Interview Ann", interview, "How was it?", "Pace"); // by who asks
        code("Group", focusGroup, "Nobody asked us.", "Left out");
        code("Group", focusGroup, "I trust them.", "Trust");
    }

    void code(const QString& source, const QString& text, const QString& quote, const QString& path, const QString& coder = "Ada")
    {
        const auto at = text.indexOf(quote);
        REQUIRE(at >= 0);
        const auto start = TextIndex(text).toCodePoint(at);
        step([&](Edit& db) {
            return codings::add(db, {{}, sources[source], codes[path], coders[coder], {start, start + codePointCount(quote)}, {}, {}});
        });
    }
    CodedMaterial material(MaterialScope scope = {}, bool withChildren = true, CodedMaterial::Words words = CodedMaterial::Words::Yes) const
    {
        return *valueOf(project->read(
            [&](const Read& db) { return std::make_shared<CodedMaterial>(db, code_lines::of(db, {}, withChildren), scope, words); }));
    }
    CodeMention mention(const CodedMaterial& material, const QString& person, const QString& path)
    {
        for (int line = 0; line < int(material.lines().size()); ++line)
            if (material.lines()[std::size_t(line)].path == path)
                return material.mention(material.byCase()[people[person]], line);
        FAIL("no code " << path.toStdString());
        return {};
    }
    /// One number of a query over the study's file.
    qint64 number(const QString& sql) const
    {
        return valueOf(project->read([&](const Read& db) -> Result<qint64> {
            auto query = db.prepare(sql.toUtf8().constData());
            return query.step() ? query.int64(0) : -1;
        }));
    }

private:
    void addTranscript(const QString& name, const QString& text, Strand strand, const std::vector<std::pair<QString, QString>>& voices)
    {
        const auto id = step([&](Edit& db) {
            return counterpoint::sources::add(db, {name, SourceKind::Transcript, strand, {}, text, {}});
        });
        sources[name] = id;
        step([&](Edit& db) {
            std::vector<Turn> turns;
            const TextIndex index(text);
            for (const auto& [label, who] : voices) {
                const auto role = who == "INT" ? SpeakerRole::Interviewer
                    : who == "MOD"             ? SpeakerRole::Moderator
                                               : SpeakerRole::Participant;
                Turn turn;
                turn.span.start = index.toCodePoint(text.indexOf(label));
                turn.contentStart = turn.span.start + codePointCount(label);
                turn.speaker = speakers::add(db, {{}, id, who, role, role == SpeakerRole::Participant ? people[who] : CaseId()});
                turns.push_back(turn);
            }
            turns::insertAll(db, id, turns);
        });
    }
    void addSurvey()
    {
        Variable trust;
        trust.name = "trust";
        trust.labels = {{1.0, "No"}, {2.0, "Yes"}};
        Variable why;
        why.name = "why";
        why.type = VariableType::Text;
        why.isOpen = true;
        const std::vector<QString> answers{"They are slow.", "", "I trust them \U0001F600", "No idea"};
        dataset = step([&](Edit& db) {
            return datasets::add(db, {"survey", {}, {trust, why}}, {Column::ofNumbers({1, 2, 2, 1}), Column::ofTexts(answers)});
        });
        const auto open = valueOf(project->read([&](const Read& db) { return variables::byName(db, dataset, "why"); })).id;
        sources["why"] = step([&](Edit& db) {
            return counterpoint::sources::addAnswers(db, "why", open, {{0, answers[0]}, {2, answers[2]}, {3, answers[3]}});
        });
        step([&](Edit& db) { return respondents::link(db, {dataset, 0}, people["Ann"]); });
        const auto text =
            valueOf(project->read([&](const Read& db) -> Result<QString> { return counterpoint::sources::text(db, sources["why"]); }));
        code("why", text, "slow", "Pace");
        code("why", text, "I trust them", "Trust");
    }
};

} // namespace counterpoint::test
