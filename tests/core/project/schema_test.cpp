#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

// The rules that undo by changesets lays on every table; a table that breaks one is silently not undone, or undo fails.
TEST_CASE("every table can be recorded and undone", "[schema]")
{
    auto project = emptyProject();
    int tables = 0;
    REQUIRE(project->read([&](const Read& db) {
        auto table =
            db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'");
        for (; table.step(); ++tables) {
            const auto name = table.text(0);
            INFO(name.toStdString());
            CHECK(table.int64(1) == 1);
            auto keys = db.prepare("SELECT count(*), min(CASE WHEN pk > 0 THEN cid END) FROM pragma_table_xinfo(?) WHERE pk > 0");
            REQUIRE(keys.bind(name).step());
            CHECK(keys.int64(0) >= 1); // without a primary key changes are not recorded
            CHECK(keys.int64(1) == 0); // the first column names the entity in the change notice
            auto generated = db.prepare("SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden IN (2, 3)");
            REQUIRE(generated.bind(name).step());
            CHECK(generated.int64(0) == 0); // a generated column breaks the changeset
            auto unique = db.prepare("SELECT count(*) FROM pragma_index_list(?) WHERE \"unique\" = 1 AND origin <> 'pk'");
            REQUIRE(unique.bind(name).step());
            CHECK(unique.int64(0) == 0); // swapping two values cannot be undone row by row
        }
        CHECK_FALSE(db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'trigger'").step()); // would fire again on undo
    }));
    CHECK(tables >= 20);
}

TEST_CASE("each recorded table is told to the views", "[schema][project]")
{
    // A row in each kind of table must reach the one signal; a table that the notice does not know is a view that goes stale.
    AProject builder;
    auto& project = builder.withTranscript("One", "Ann: yes\nno").withTurn("Ann: ", "Ann").withCode("Trust").withCoding("yes").project();
    Changes last;
    QObject::connect(&project, &Project::changed, [&](const Changes& changes) { last = changes; });
    const auto heard = [&](const char* sql, Entity kind) {
        INFO(sql);
        last = {};
        REQUIRE(project.perform("Change", [&](Edit& db) -> Result<> {
            db.prepare(sql).run();
            return {};
        }));
        CHECK(last.touches(kind));
        REQUIRE(project.undo());
        CHECK(last.touches(kind));
    };
    heard("UPDATE study SET title = 'Other'", Entity::Study);
    heard("INSERT INTO coder(uuid, name) VALUES('u', 'Bo')", Entity::Coder);
    heard("INSERT INTO attribute(uuid, name, type, position) VALUES('u', 'role', 'text', 1)", Entity::Attribute);
    heard("UPDATE study_case SET name = 'Anna'", Entity::Case);
    heard("UPDATE source SET name = 'Two'", Entity::Source);
    heard("UPDATE paragraph SET text = 'x'", Entity::Source);
    heard("UPDATE turn SET start = 1", Entity::Source);
    heard("UPDATE speaker SET name = 'Anna'", Entity::Speaker);
    heard("UPDATE code SET name = 'Mistrust'", Entity::Code);
    heard("UPDATE coding SET comment = 'x'", Entity::Coding);
    heard("INSERT INTO memo(uuid, subject, subject_id, body, created_at, changed_at) VALUES('u', 'study', 1, 'x', 'now', 'now')",
          Entity::Memo);
    heard("INSERT INTO time_mark(source_id, id, position, ms) VALUES((SELECT min(id) FROM source), 1, 0, 0)", Entity::Source);
    heard("INSERT INTO recording(uuid, source_id, file, added_at) VALUES('u', (SELECT min(id) FROM source), 'a.wav', 'now')",
          Entity::Recording);
    heard("INSERT INTO pseudonym(uuid, kind, original, replacement) VALUES('u', 'person', 'Ann', 'Bea')", Entity::Pseudonym);
    heard("INSERT INTO guide(uuid, name, position) VALUES('u', 'Leads', 1)", Entity::Guide);
    heard("INSERT INTO dataset(uuid, name, imported_at, rows) VALUES('u', 'd', 'now', 0)", Entity::Dataset);
    const char* variable = "INSERT INTO variable(uuid, dataset_id, position, name, type, level) VALUES('u', 1, 0, 'v', 'number', 'scale')";
    REQUIRE(project.perform("Add", [&](Edit& db) {
        db.prepare("INSERT INTO dataset(id, uuid, name, imported_at, rows) VALUES(1, 'u', 'd', 'now', 0)").run();
        db.prepare(variable).run();
        db.prepare("INSERT INTO multiple_answer_set(id, uuid, dataset_id, position, name) VALUES(1, 'u', 1, 0, 's')").run();
    }));
    heard("UPDATE variable SET format = 'F8.2', low = 1, high = 5", Entity::Variable);
    heard("INSERT INTO saved_filter(uuid, dataset_id, position, name, expression) VALUES('u', 1, 0, 'f', '1')", Entity::SavedFilter);
    heard("INSERT INTO saved_query(uuid, position, name, sentence) VALUES('u', 1, 'q', 'coded')", Entity::SavedQuery);
    heard("INSERT INTO weighting(dataset_id, kind, variable_id) VALUES(1, 'frequency', (SELECT min(id) FROM variable))", Entity::Dataset);
    heard("UPDATE multiple_answer_set SET label = 'Which?'", Entity::AnswerSet);
    heard("INSERT INTO multiple_answer_member(set_id, position, variable_id) VALUES(1, 0, (SELECT min(id) FROM variable))",
          Entity::AnswerSet);
    REQUIRE(project.perform("Add", [&](Edit& db) {
        db.prepare("INSERT INTO questionnaire(id, uuid, position, name) VALUES(1, 'u', 1, 'q')").run();
        db.prepare("INSERT INTO questionnaire_item(id, uuid, questionnaire_id, position, type) VALUES(1, 'u', 1, 0, 'note')").run();
        db.prepare("INSERT INTO choice_list(id, uuid, questionnaire_id, position, name) VALUES(1, 'u', 1, 0, 'l')").run();
        db.prepare("INSERT INTO paper_form(id, uuid, questionnaire_id, number, state) VALUES(1, 'u', 1, '1', 'first')").run();
        db.prepare(
              "INSERT INTO interviewee_selection(id, uuid, dataset_id, made_at, method, reason) VALUES(1, 'u', 1, 'now', 'filter', 'r')")
            .run();
        db.prepare("INSERT INTO guide(id, uuid, name, position) VALUES(1, 'u', 'g', 1)").run();
        db.prepare("INSERT INTO guide_question(id, uuid, guide_id, position, text) VALUES(1, 'u', 1, 1, 'Why?')").run();
    }));
    heard("UPDATE questionnaire SET name = 'Other'", Entity::Questionnaire);
    heard("INSERT INTO questionnaire_language(questionnaire_id, name, position) VALUES(1, 'English', 0)", Entity::Questionnaire);
    heard("INSERT INTO questionnaire_text(questionnaire_id, role, language, text) VALUES(1, 'title', '', 't')", Entity::Questionnaire);
    heard("UPDATE questionnaire_item SET name = 'v'", Entity::Questionnaire);
    heard("INSERT INTO item_text(item_id, role, language, text) VALUES(1, 'label', '', 't')", Entity::Questionnaire);
    heard("UPDATE choice_list SET name = 'm'", Entity::Questionnaire);
    heard("INSERT INTO choice(list_id, position, code) VALUES(1, 0, '1')", Entity::Questionnaire);
    heard("INSERT INTO survey_scale(uuid, questionnaire_id, position, name) VALUES('u', 1, 0, 's')", Entity::Questionnaire);
    heard("INSERT INTO questionnaire_version(uuid, questionnaire_id, number, label, made_at, digest, snapshot)"
          " VALUES('u', 1, 1, '1', 'now', '', x'00')",
          Entity::Questionnaire);
    heard("INSERT INTO item_variable(variable_id, questionnaire_id, item_uuid) VALUES((SELECT min(id) FROM variable), 1, 'u')",
          Entity::Variable);
    heard("INSERT INTO repeat_dataset(dataset_id, questionnaire_id, item_uuid) VALUES(1, 1, 'u')", Entity::Dataset);
    heard("INSERT INTO survey_response(dataset_id, row, instance_id, channel, status, received_at) VALUES(1, 0, 'i', 'html', 'complete', "
          "'now')",
          Entity::Dataset);
    heard("INSERT INTO fielding(questionnaire_id, mode) VALUES(1, 'linked')", Entity::Fielding);
    heard("INSERT INTO invitation(uuid, questionnaire_id, position, token, status) VALUES('u', 1, 0, 't', 'listed')", Entity::Fielding);
    heard("INSERT INTO quota(uuid, questionnaire_id, position, name, expression, target) VALUES('u', 1, 0, 'n', '1', 5)", Entity::Fielding);
    heard("INSERT INTO selected_respondent(selection_id, row) VALUES(1, 0)", Entity::Fielding);
    heard("INSERT INTO paper_entry(paper_form_id, pass) VALUES(1, 1)", Entity::Fielding);
    heard("INSERT INTO paper_value(paper_form_id, pass, name, state) VALUES(1, 1, 'v', 'blank')", Entity::Fielding);
    heard("INSERT INTO study_key(study_id, id, uuid, algorithm, public_key, sealed_private_key, made_at)"
          " VALUES(1, 1, 'u', 'a', x'00', x'00', 'now')",
          Entity::Study);
    heard("INSERT INTO guide_group(guide_id, id, position, name) VALUES(1, 1, 1, 'parents')", Entity::Guide);
    heard("INSERT INTO guide_question_group(question_id, group_id) VALUES(1, 1)", Entity::GuideQuestion);
    heard("INSERT INTO guide_question_item(question_id, item_id) VALUES(1, 1)", Entity::GuideQuestion);
    heard("INSERT INTO analysis(uuid, position, name, kind, options) VALUES('u', 1, 'a', 'describe', '{}')", Entity::Analysis);
    heard("INSERT INTO finding(uuid, position, claim, status) VALUES('u', 1, 'c', 'draft')", Entity::Finding);
    REQUIRE(project.perform("Add", [&](Edit& db) {
        db.prepare("INSERT INTO finding(id, uuid, position, claim, status) VALUES(77, 'u', 2, 'c', 'draft')").run();
        db.prepare("INSERT INTO analysis(id, uuid, position, name, kind, options) VALUES(9, 'u', 1, 'a', 'describe', '{}')").run();
        db.prepare("INSERT INTO implication(id, uuid, position, text) VALUES(1, 'u', 1, 'i')").run();
        db.prepare("INSERT INTO framework_element(id, uuid, position, title) VALUES(1, 'u', 1, 'e')").run();
        db.prepare("INSERT INTO convergence_matrix(id, uuid, position, name, sides) VALUES(1, 'u', 1, 'm', 'strands')").run();
        db.prepare("INSERT INTO convergence_theme(id, uuid, matrix_id, position, name) VALUES(1, 'u', 1, 1, 't')").run();
        db.prepare("INSERT INTO convergence_assessment(id, uuid, theme_id, coder_id, judgement, assessed_at, seen) VALUES(7, 'u', 1, "
                   "(SELECT min(id) FROM coder), 'silence', 'now', '-')")
            .run();
        db.prepare("INSERT INTO joint_display(id, uuid, position, name, kind) VALUES(1, 'u', 1, 'd', 'groups')").run();
        db.prepare("INSERT INTO framework(id, uuid, position, name, by_groups) VALUES(1, 'u', 1, 'f', 0)").run();
        db.prepare("INSERT INTO concept_map(id, uuid, position, name) VALUES(1, 'u', 1, 'm')").run();
        db.prepare("INSERT INTO map_node(id, uuid, map_id, kind, text, x, y) VALUES(1, 'u', 1, 'note', 't', 0, 0)").run();
        db.prepare("INSERT INTO map_node(id, uuid, map_id, kind, text, x, y) VALUES(2, 'u', 1, 'note', 't', 9, 9)").run();
        db.prepare("INSERT INTO framework_theme(id, uuid, framework_id, position) VALUES(1, 'u', 1, 1)").run();
        db.prepare("INSERT INTO framework_summary(id, uuid, theme_id, text) VALUES(1, 'u', 1, 't')").run();
    }));
    heard("INSERT INTO finding_concern(finding_id, component, level) VALUES(77, 1, 'minor')", Entity::Finding);
    heard("INSERT INTO implication_finding(implication_id, finding_id) VALUES(1, 77)", Entity::FrameworkElement);
    heard("INSERT INTO element_implication(element_id, implication_id) VALUES(1, 1)", Entity::FrameworkElement);
    heard("UPDATE framework_element SET mode = 'workshop'", Entity::FrameworkElement);
    heard("INSERT INTO convergence_side(matrix_id, id, position, value) VALUES(1, 1, 1, 'survey')", Entity::Convergence);
    heard("INSERT INTO convergence_result(theme_id, side_id, analysis_id) VALUES(1, 1, 9)", Entity::Convergence);
    heard("INSERT INTO convergence_assessment(id, uuid, theme_id, coder_id, judgement, assessed_at, seen) VALUES(1, 'u', 1, "
          "(SELECT min(id) FROM coder), 'silence', 'now', '-')",
          Entity::Convergence);
    heard("INSERT INTO element_dissonance(element_id, assessment_id) VALUES(1, 7)", Entity::FrameworkElement);
    heard("UPDATE joint_display SET name = 'e'", Entity::JointDisplay);
    heard("INSERT INTO joint_row(uuid, display_id, position) VALUES('u', 1, 1)", Entity::JointRow);
    heard("INSERT INTO report_section(uuid, position, level, kind) VALUES('u', 1, 1, 'text')", Entity::ReportSection);
    heard("INSERT INTO log_entry(uuid, kind, on_day, written_at) VALUES('u', 'decision', '2026-11-26', 'now')", Entity::LogEntry);
    heard("UPDATE concept_map SET name = 'n'", Entity::Map);
    heard("INSERT INTO map_node(uuid, map_id, kind, text, x, y) VALUES('u', 1, 'note', 't', 0, 0)", Entity::Map);
    heard("INSERT INTO map_link(uuid, map_id, from_node, to_node, kind) VALUES('u', 1, 1, 2, 'causes')", Entity::Map);
    heard("INSERT INTO literature(uuid, key) VALUES('u', 'k')", Entity::Literature);
    heard("UPDATE framework SET name = 'g'", Entity::Framework);
    heard("UPDATE framework_theme SET position = 2", Entity::Framework);
    heard("UPDATE framework_summary SET text = 'More'", Entity::Framework);
    heard("INSERT INTO framework_link(summary_id, number) VALUES(1, 1)", Entity::Framework);
    heard("INSERT INTO framework_seen(summary_id, number, seen) VALUES(1, 1, 'words')", Entity::Framework);
    heard("INSERT INTO interaction(uuid, source_id, coder_id, kind, start, end, created_at)"
          " VALUES('u', (SELECT min(id) FROM source), (SELECT min(id) FROM coder), 'silence', 0, 1, 'now')",
          Entity::Interaction);
}

TEST_CASE("a step says which codes and sources have to be counted again", "[schema][project]")
{
    AProject builder;
    auto& project = builder.withTranscript("One", "yes and no").withCode("Trust").withCoding("yes").withCoding("no").project();
    const auto first = builder.code();
    const auto second = builder.withCode("Doubt").code();
    Changes last;
    QObject::connect(&project, &Project::changed, [&](const Changes& changes) { last = changes; });
    using Ids = std::vector<std::int64_t>;
    const Ids source{builder.source().value()};
    const auto take = [&](auto&& step) { REQUIRE(project.perform("Change", step)); };

    const auto firstCoding = [&] {
        return valueOf(project.read([&](const Read& db) { return codings::of(db, builder.source()); })).front();
    };
    take([&](Edit& db) { codings::setCode(db, firstCoding().id, second); });
    CHECK(last.recountedCodes() == Ids{first.value(), second.value()});
    take([&](Edit& db) { codings::setComment(db, firstCoding().id, "hm"); });
    CHECK(last.recountedCodes().empty());
    CHECK(last.recountedSources().empty());
    take([&](Edit& db) { codings::remove(db, firstCoding().id); });
    CHECK(last.recountedCodes() == Ids{second.value()});
    CHECK(last.recountedSources() == source);
    REQUIRE(project.undo());
    CHECK(last.recountedCodes() == Ids{second.value()});
    CHECK(last.recountedSources() == source);
    take([&](Edit& db) { codebook::remove(db, first); });
    CHECK(last.recountedCodes() == Ids{first.value()});
    CHECK(last.recountedSources() == source);
}
