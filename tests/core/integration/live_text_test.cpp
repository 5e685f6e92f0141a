#include "core/integration/live_text.h"
#include "tests/core/coding/a_mixed_study.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;
using Kind = LiveField::Kind;

namespace {

template <class Study>
LiveField fieldIn(const Study& study, Kind kind, const QString& of)
{
    return valueOf(study.project->read([&](const Read& db) { return live_text::make(db, kind, of); }));
}

template <class Study>
std::vector<CheckedField> checkedIn(const Study& study, const QString& text)
{
    return valueOf(study.project->read([&](const Read& db) { return Result<std::vector<CheckedField>>(live_text::check(db, text)); }));
}

} // namespace

TEST_CASE("A text with live fields comes back from its pieces, and what is no field stays words", "[live_text]")
{
    for (const QString& text :
         {QString("Of these, [[mentions codes:\"Trust\" AND case.group = \"lead\" => 7 of 12]] said so, [[words coded => 3]]."),
          QString("[[see Farmer 2006]] and [[nonsense => 3]] and [[mentions => ]] [ [x]] ]]"), QString(), QString("[[cases coded => ]]"),
          QString("a => b [[cases codes:\"a => b\" => 4]]\n[[open\n => 3]]")})
        CHECK(live_text::toText(live_text::parse(text)) == text);
    CHECK(live_text::shown("In [[cases coded => 7]] of [[see below]]") == "In 7 of [[see below]]");
    CHECK(live_text::parse("[[cases codes:\"a => b\" => 4]]").front().field->of == "codes:\"a => b\"");
}

TEST_CASE("A figure in the text says how many mention a code of those asked whose material is coded", "[live_text]")
{
    const MixedStudy study;
    CHECK(fieldIn(study, Kind::Mentions, "codes:Trust AND case.group = \"family\"").shown == "1 of 2");
    CHECK(fieldIn(study, Kind::Mentions, "case.group = staff AND codes:Trust").shown == "1 of 1");
    CHECK(fieldIn(study, Kind::Mentions, "codes:Trust AND strand:survey").shown == "1 of 3");
    CHECK(fieldIn(study, Kind::Mentions, "codes:Trust").shown == "3 of 5"); // Ann, Cara and row 3 of the survey; not Ben and row 4
    CHECK(fieldIn(study, Kind::Cases, "codes:Trust").shown == "2");
    CHECK(fieldIn(study, Kind::Passages, "code:Trust").shown == "4");
}

TEST_CASE("A figure follows its code through another name, and is changed once a coding is", "[live_text]")
{
    MixedStudy study;
    const auto field = fieldIn(study, Kind::Mentions, "codes:Trust AND case.group = \"family\"");
    const auto text = "Families: " + live_text::toText({{{}, field}}) + ".";
    study.step([&](Edit& db) { return codebook::rename(db, study.codes["Trust"], "Confidence"); });
    CHECK(checkedIn(study, text).front().state == CheckedField::State::Holds);
    study.code("Group", MixedStudy::focusGroup, "Nobody asked us.", "Trust");
    const auto changed = checkedIn(study, text).front();
    CHECK(changed.state == CheckedField::State::Changed);
    CHECK(changed.now == "2 of 2");
    const auto accepted = valueOf(study.project->read([&](const Read& db) { return Result<QString>(live_text::accepted(db, text)); }));
    CHECK(live_text::shown(accepted) == "Families: 2 of 2.");
    study.step([&](Edit& db) { codebook::remove(db, study.codes["Trust"]); });
    const auto gone = checkedIn(study, text).front();
    CHECK(gone.state == CheckedField::State::Gone);
    CHECK_FALSE(gone.reason.isEmpty());
    CHECK(live_text::shown(text) == "Families: 1 of 2."); // what was written stays to be read
}

TEST_CASE("A number of an analysis is live, and gone with its row", "[live_text]")
{
    const SmallStudy study;
    const auto of = valueOf(
        study.project->read([&](const Read& db) { return Result<QString>(live_text::numberOf(db, study.analysis, 0, "Yes", "n")); }));
    const auto field = fieldIn(study, Kind::Number, of);
    CHECK(field.shown == "3");
    const auto text = live_text::toText({{{}, field}});
    study.declareMissing(1);
    CHECK(checkedIn(study, text).front().state == CheckedField::State::Holds); // three still say yes
    study.step([&](Edit& db) { analyses::remove(db, study.analysis); });
    CHECK(checkedIn(study, text).front().state == CheckedField::State::Gone);
}

TEST_CASE("What cannot be counted is refused with what would fit", "[live_text]")
{
    const MixedStudy study;
    for (const QString& of : {QString("coded"), QString("codes:Trust OR codes:Pace"), QString("codes:Trust AND case.group <> \"x\""),
                             QString("codes:\"No such\"")}) {
        const auto made = study.project->read([&](const Read& db) { return live_text::make(db, Kind::Mentions, of); });
        REQUIRE_FALSE(made);
        CHECK(made.error().kind == Error::Kind::Invalid);
    }
}

TEST_CASE("A text is edited with its figures between brackets, and each stays the field it was, wherever it is moved", "[live_text]")
{
    const QString text = "Of leads [[mentions codes:\"A\" => 4 of 4]], of carers [[mentions codes:\"B\" => 3 of 5]], again [[cases coded => 4 of 4]].";
    CHECK(live_text::forEditing(text) == "Of leads ⟦4 of 4⟧, of carers ⟦3 of 5⟧, again ⟦4 of 4⟧.");
    CHECK(live_text::fromEditing(live_text::forEditing(text), text) == text);
    CHECK(live_text::fromEditing("Carers: ⟦3 of 5⟧.", text) == "Carers: [[mentions codes:\"B\" => 3 of 5]].");
    CHECK(live_text::fromEditing("⟦3 of 5⟧ and ⟦4 of 4⟧", text)
          == "[[mentions codes:\"B\" => 3 of 5]] and [[mentions codes:\"A\" => 4 of 4]]");
    CHECK(live_text::fromEditing("typed ⟦9 of 9⟧ by hand, ⟦open", text) == "typed 9 of 9 by hand, ⟦open");
}

TEST_CASE("Figures typed by names become live, and show what the study says", "[live_text]")
{
    const MixedStudy study;
    const auto written = valueOf(study.project->read([](const Read& db) {
        return live_text::written(db, "Families: [[mentions codes:Trust AND case.group = \"family\" => ]] and [[see below]]");
    }));
    CHECK(live_text::shown(written) == "Families: 1 of 2 and [[see below]]");
    CHECK(checkedIn(study, written).front().state == CheckedField::State::Holds);
    CHECK_FALSE(study.project->read([](const Read& db) { return live_text::written(db, "[[mentions codes:Nobody => ]]"); }));
    const SmallStudy small;
    const auto number = valueOf(small.project->read([](const Read& db) {
        return live_text::written(db, "[[number \"Trust in the service\" 1 \"Yes\" \"n\" => ]] say yes");
    }));
    CHECK(live_text::shown(number) == "3 say yes");
}
