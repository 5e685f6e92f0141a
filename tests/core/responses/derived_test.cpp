#include "core/responses/answer_sets.h"
#include "core/responses/datasets.h"
#include "core/responses/derived.h"
#include "core/responses/filter.h"
#include "core/responses/recode_text.h"
#include "core/responses/saved_filters.h"
#include "core/responses/variables.h"
#include "core/responses/weighting.h"
#include "tests/support/a_project.h"
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double day = 86'400;

Variable variable(const QString& name, VariableType type = VariableType::Number)
{
    Variable variable;
    variable.name = name;
    variable.type = type;
    variable.level = type == VariableType::Text ? Level::Nominal : Level::Ordinal;
    return variable;
}

/// Six people: two items from 1 to 5 with 9 for refused, an age, a town and two dates.
struct Survey {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId id;

    Survey()
    {
        auto a = variable("a");
        a.labels = {{1.0, "Never"}, {5.0, "Always"}, {9.0, "Refused"}};
        a.missing = {NumberRange{9, 9}};
        auto b = a;
        b.name = "b";
        const double born = 19'000 * day;
        id = valueOf(project->perform("Import", [&](Edit& db) {
            return datasets::add(db,
                                 {"survey",
                                  "",
                                  {a, b, variable("age"), variable("town", VariableType::Text), variable("first", VariableType::Date),
                                   variable("last", VariableType::Date)}},
                                 {Column::ofNumbers({1, 2, 5, 9, missing, 4}), Column::ofNumbers({5, 4, 9, 9, 3, missing}),
                                  Column::ofNumbers({17, 18, 30, 65, 99, missing}),
                                  Column::ofTexts({"Leeds", "York", "Leeds", "", "Hull", "York"}),
                                  dates({born, born, born, missing, 0, born}),
                                  dates({born + 1.5 * day, born + 31 * day, born - day, born, 400 * day, missing})});
        }));
    }
    static Column dates(std::vector<double> seconds)
    {
        auto column = Column::ofNumbers(std::move(seconds));
        column.type = VariableType::Date;
        return column;
    }
    Result<VariableId> add(const QString& name, const Definition& definition) const
    {
        return project->perform("Derive", [&](Edit& db) { return derived::add(db, id, {name, {}, definition}); });
    }
    Variable called(const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) { return variables::byName(db, id, name); }));
    }
    /// The values as a file of codes has them: '1,2,,4'.
    std::string values(const QString& name) const
    {
        const auto column = valueOf(project->read([&](const Read& db) { return datasets::column(db, called(name).id); }));
        QStringList texts;
        for (std::size_t row = 0; row < column.rows(); ++row)
            texts << column.text(row);
        return texts.join(u',').toStdString();
    }
    std::string made(const Definition& definition) const
    {
        const auto added = add("made", definition);
        if (!added)
            return added.error().message.toStdString();
        const auto found = values("made");
        REQUIRE(project->undo());
        return found;
    }
    std::vector<RecodeRule> rules(const QString& of, const QStringList& lines) const { return valueOf(recodeRulesFrom(called(of), lines)); }
    template <class Step>
    void take(Step&& step) const
    {
        REQUIRE(project->perform("Change", step));
    }
};

std::string labelsOf(const Variable& variable)
{
    QStringList texts;
    for (const auto& label : variable.labels)
        texts << valueText(variable.type, label.value) + u'=' + label.label;
    return texts.join(u';').toStdString();
}

} // namespace

TEST_CASE("old values are recoded into a new variable; missing ones stay missing unless a rule speaks of them", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Recode{"a", survey.rules("a", {"1,2=1 Low", "3-highest=2 High"})}) == "1,1,2,,,2");
    CHECK(survey.made(Recode{"a", survey.rules("a", {"lowest-highest=1", "missing=0"})}) == "1,1,1,0,0,1");
    CHECK(survey.made(Recode{"a", survey.rules("a", {"9=8", "rest=copy"})}) == "1,2,5,8,,4");
    CHECK(survey.made(Recode{"age", survey.rules("age", {"lowest-17=young", "18-64=\"in between\"", "rest=old"})})
          == "young,in between,in between,old,old,");
    CHECK(survey.made(Recode{"town", survey.rules("town", {"Leeds,York=1 Yorkshire", "rest=2"})}) == "1,1,1,,2,1");
    REQUIRE(survey.add("low", Recode{"a", survey.rules("a", {"1,2=1 Low", "3-highest=2 High"})}));
    CHECK(labelsOf(survey.called("low")) == "1=Low;2=High");
    CHECK_FALSE(recodeRulesFrom(survey.called("a"), {"one=1"}));
    CHECK_FALSE(recodeRulesFrom(survey.called("a"), {"5-1=1"}));
    const QStringList lines{"lowest-1,3=1 Few people", "missing=missing", "rest=copy"};
    CHECK(recodeText(survey.rules("a", lines)) == lines);
}

TEST_CASE("an item is turned round within its declared range, never the observed one", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Reverse{"a"}) == "5,4,1,,,2"); // from the labels: 1 to 5, since 9 is a missing code
    CHECK(survey.made(Reverse{"a", NumberRange{0, 10}}) == "9,8,5,,,6");
    CHECK(survey.made(Reverse{"age"}).find("no declared range") != std::string::npos);
    survey.take([&](Edit& db) { return variables::setRange(db, survey.called("age").id, NumberRange{0, 65}); });
    CHECK(survey.made(Reverse{"age"}) == "48,47,35,0,,"); // 99 lies outside
    REQUIRE(survey.add("ar", Reverse{"a"}));
    CHECK(labelsOf(survey.called("ar")) == "1=Always;5=Never");
}

TEST_CASE("numbers go into classes of equal width, of equal size or at cut points", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Bin{"age", Bin::Method::CutPoints, 0, {18, 65}}) == "1,2,2,3,3,");
    CHECK(survey.made(Bin{"age", Bin::Method::EqualWidth, 2, {}}) == "1,1,1,2,2,"); // 17 to 99: the cut is at 58
    // SPSS NTILES: floor(rank * k / (n + 1)) + 1 of ranks 1 to 5 with k = 2: 1, 1, 2, 2, 2
    CHECK(survey.made(Bin{"age", Bin::Method::EqualCount, 2, {}}) == "1,1,2,2,2,");
    CHECK(survey.made(Bin{"age", Bin::Method::CutPoints, 0, {65, 18}}).find("numbers that rise") != std::string::npos);
    CHECK(survey.made(Bin{"town", Bin::Method::EqualWidth, 2, {}}).find("holds texts") != std::string::npos);
    REQUIRE(survey.add("groups", Bin{"age", Bin::Method::CutPoints, 0, {18, 65}}));
    CHECK(labelsOf(survey.called("groups")) == "1=Under 18;2=18 to under 65;3=65 and more");
    CHECK(survey.called("groups").level == Level::Ordinal);
}

TEST_CASE("a score is the mean or sum of the valid items, where there are enough", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Score{{"a", "b"}}) == "3,3,,,,");
    CHECK(survey.made(Score{{"a", "b"}, {}, false, 1}) == "3,3,5,,3,4");
    CHECK(survey.made(Score{{"a", "b"}, {"b"}, true, 1}) == "2,4,5,,3,4");
    CHECK(survey.made(Score{{"a", "b"}, {}, false, 3}).find("cannot need 3") != std::string::npos);
    CHECK(survey.made(Score{{"a", "town"}}).find("made of numbers") != std::string::npos);
}

TEST_CASE("a dummy is 1 for one value, 0 for the others and missing where the answer is", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Dummy{"a", 5.0}) == "0,0,1,,,0");
    CHECK(survey.made(Dummy{"town", QStringLiteral("Leeds")}) == "1,0,1,,0,0");
}

TEST_CASE("time between dates is exact in days and counts whole months and years as ages do", "[derived]")
{
    const Survey survey;
    using Unit = DateDifference::Unit;
    CHECK(survey.made(DateDifference{"first", "last", Unit::Days}) == "1.5,31,-1,,400,");
    CHECK(survey.made(DateDifference{"first", "last", Unit::Months}) == "0,1,0,,13,"); // 19,000 days after 1970-01-01 is 2022-01-08
    CHECK(survey.made(DateDifference{"first", "last", Unit::Years}) == "0,0,0,,1,");
    CHECK(survey.made(DateDifference{"age", "last", Unit::Days}).find("no dates") != std::string::npos);
}

TEST_CASE("an expression makes a variable of numbers, texts, dates or yes and no", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Compute{"${a} * 10 + ${b}"}) == "15,24,,,,");
    CHECK(survey.made(Compute{"concat(${town}, '!')"}) == "Leeds!,York!,Leeds!,!,Hull!,York!");
    CHECK(survey.made(Compute{"${age} >= 18 and ${town} = 'Leeds'"}) == "0,0,1,,0,0");
    CHECK(survey.made(Compute{"if(${a} > 2, 'often', 'seldom')"}) == "seldom,seldom,often,,,often");
    CHECK(survey.made(Compute{"1 div (${age} - 17)"}).substr(0, 3) == ",1,"); // what is infinite is missing
    CHECK(survey.made(Compute{"date(${first} + 1)"}).substr(0, 10) == "2022-01-09");
    CHECK(survey.made(Compute{"${age} + today()"}).find("come out the same") != std::string::npos);
    CHECK(survey.made(Compute{"${agee} + 1"}).find("age") != std::string::npos);
    CHECK(survey.made(Compute{"${age} +"}).find("ends too early") != std::string::npos);
}

TEST_CASE("what cannot be computed for a row is missing there, and told", "[derived]")
{
    const Survey survey;
    const auto preview =
        valueOf(survey.project->read([&](const Read& db) { return derived::preview(db, survey.id, Compute{"date(${town})"}); }));
    CHECK(preview.derived.refused == 5);
    CHECK(preview.derived.refusal.startsWith("Row 1. At character 1"));
}

TEST_CASE("derived variables are computed again in the step that changes what they stand on, and undone with it", "[derived]")
{
    const Survey survey;
    REQUIRE(survey.add("double", Compute{"${a} * 2"}));
    REQUIRE(survey.add("more", Compute{"${double} + 1"}));
    CHECK(survey.values("more") == "3,5,11,,,9");
    survey.take([&](Edit& db) { return variables::setMissing(db, survey.called("a").id, {NumberRange{1, 2}}); });
    CHECK(survey.values("more") == ",,11,19,,9");
    REQUIRE(survey.project->undo());
    CHECK(survey.values("more") == "3,5,11,,,9");
    REQUIRE(survey.project->redo());
    CHECK(survey.values("double") == ",,10,18,,8");
    survey.take([&](Edit& db) { return derived::redefine(db, survey.called("double").id, Compute{"${a} * 3"}); });
    CHECK(survey.values("more") == ",,16,28,,13");
    survey.take([&](Edit& db) {
        const auto done = datasets::replaceColumn(db, survey.called("a").id, Column::ofNumbers({7, 7, 7, 7, 7, 7}));
        return done ? derived::refreshAll(db, survey.id) : done;
    });
    CHECK(survey.values("more") == "22,22,22,22,22,22");
}

TEST_CASE("a variable that would stand on itself is refused in words", "[derived]")
{
    const Survey survey;
    REQUIRE(survey.add("one", Compute{"${a} + 1"}));
    REQUIRE(survey.add("two", Compute{"${one} + 1"}));
    const auto circle =
        survey.project->perform("Change", [&](Edit& db) { return derived::redefine(db, survey.called("one").id, Compute{"${two}"}); });
    REQUIRE_FALSE(circle);
    CHECK(circle.error().message.contains("one → two → one"));
    CHECK_FALSE(survey.add("self", Compute{"${self}"}));
    const auto needed = survey.project->perform("Remove", [&](Edit& db) { return derived::remove(db, survey.called("one").id); });
    REQUIRE_FALSE(needed);
    CHECK(needed.error().message.contains("two"));
    survey.take([&](Edit& db) { return derived::remove(db, survey.called("two").id); });
    CHECK_FALSE(survey.project->perform("Remove", [&](Edit& db) { return derived::remove(db, survey.called("a").id); }));
}

TEST_CASE("a new name is followed by definitions and filters", "[derived]")
{
    const Survey survey;
    REQUIRE(survey.add("score", Score{{"a", "b"}, {"a"}, false, 1}));
    REQUIRE(survey.add("half", Compute{"${a} div 2"}));
    survey.take([&](Edit& db) { return savedFilters::add(db, survey.id, "few", "${a} < 3"); });
    survey.take([&](Edit& db) { return variables::rename(db, survey.called("a").id, "item 1"); });
    CHECK(valueOf(definitions::fromJson(survey.called("half").definition)) == Definition(Compute{"${item 1} div 2"}));
    CHECK(valueOf(definitions::fromJson(survey.called("score").definition)) == Definition(Score{{"item 1", "b"}, {"item 1"}, false, 1}));
    survey.take([&](Edit& db) { return derived::refreshAll(db, survey.id); });
    const auto filters = valueOf(survey.project->read([&](const Read& db) { return savedFilters::of(db, survey.id); }));
    CHECK(filters.front().expression == "${item 1} < 3");
}

TEST_CASE("each definition is stored and read without loss", "[derived]")
{
    const double endless = std::numeric_limits<double>::infinity();
    RecodeRule open{RecodeRule::From::Values, {NumberRange{-endless, 3}, NumberRange{9, 9}, NumberRange{10, endless}}, 1.0, "Low", false};
    RecodeRule words{RecodeRule::From::Values, {QStringLiteral("a \"b\"")}, QStringLiteral("c"), {}, false};
    for (const Definition& definition :
         {Definition(Compute{"${a} + 'x'"}),
          Definition(Recode{"a", {open, words, {RecodeRule::From::Missing}, {RecodeRule::From::Rest, {}, {}, {}, true}}}),
          Definition(Reverse{"a"}), Definition(Reverse{"a", NumberRange{1, 5}}), Definition(Bin{"a", Bin::Method::EqualCount, 4, {}}),
          Definition(Bin{"a", Bin::Method::CutPoints, 0, {1, 2.5}}), Definition(Dummy{"a", QStringLiteral("x")}),
          Definition(Dummy{"a", 2.5}), Definition(Score{{"a", "b"}, {"b"}, true, 1}),
          Definition(DateDifference{"a", "b", DateDifference::Unit::Years})})
        CHECK(valueOf(definitions::fromJson(definitions::toJson(definition))) == definition);
    CHECK_FALSE(definitions::fromJson("{}"));
}

TEST_CASE("filters are kept by name and choose the rows for which they are true", "[derived][responses]")
{
    const Survey survey;
    const auto rows = [&](const QString& expression) {
        return survey.project->read([&](const Read& db) { return filters::selectRows(db, survey.id, expression); });
    };
    CHECK(valueOf(rows("${age} >= 18 and ${town} != 'Hull'")) == std::vector<bool>{false, true, true, false, false, false});
    CHECK(valueOf(rows("${a} = ''")) == std::vector<bool>{false, false, false, true, true, false});
    CHECK(valueOf(rows(" ")).empty());
    CHECK_FALSE(rows("${nothing} = 1"));
    CHECK_FALSE(rows("date(${town}) > 1"));
    survey.take([&](Edit& db) { return savedFilters::add(db, survey.id, " adults ", "${age} >= 18"); });
    const auto adding = [&](const char* name, const char* expression) {
        return survey.project->perform("Add", [&](Edit& db) { return savedFilters::add(db, survey.id, name, expression); });
    };
    CHECK_FALSE(adding("adults", "1"));
    CHECK_FALSE(adding("", "1"));
    CHECK_FALSE(adding("x", "${age} >"));
    CHECK_FALSE(adding("x", "${none}"));
    CHECK(valueOf(
              survey.project->read([&](const Read& db) -> Result<QString> { return savedFilters::expressionFor(db, survey.id, "adults"); }))
          == "${age} >= 18");
}

TEST_CASE("weights and sets of answers are kept with the dataset", "[derived][responses]")
{
    const Survey survey;
    const auto a = survey.called("a").id;
    const auto b = survey.called("b").id;
    const auto town = survey.called("town").id;
    survey.take([&](Edit& db) { return weightings::set(db, survey.id, Weighting{Weighting::Kind::Sampling, a, town, b}); });
    const auto weighting = [&] {
        return valueOf(
            survey.project->read([&](const Read& db) -> Result<std::optional<Weighting>> { return weightings::of(db, survey.id); }));
    };
    CHECK(weighting() == Weighting{Weighting::Kind::Sampling, a, town, b});
    survey.take([&](Edit& db) { return weightings::set(db, survey.id, Weighting{Weighting::Kind::Frequency, b, {}, {}}); });
    CHECK(weighting() == Weighting{Weighting::Kind::Frequency, b, {}, {}});
    CHECK_FALSE(survey.project->perform("Weigh", [&](Edit& db) {
        return weightings::set(db, survey.id, Weighting{Weighting::Kind::Frequency, town, {}, {}});
    }));
    survey.take([&](Edit& db) { return weightings::set(db, survey.id, std::nullopt); });
    CHECK_FALSE(weighting());

    const AnswerSet set{{}, survey.id, "media", "Which media?", {1.0, 2.0}, {a, b}};
    survey.take([&](Edit& db) { return answerSets::add(db, set); });
    auto stored = valueOf(survey.project->read([&](const Read& db) { return answerSets::byName(db, survey.id, "media"); }));
    CHECK(stored.counted == set.counted);
    CHECK(stored.variables == set.variables);
    stored.variables = {b, survey.called("age").id};
    survey.take([&](Edit& db) { return answerSets::update(db, stored); });
    CHECK(valueOf(survey.project->read([&](const Read& db) { return answerSets::byName(db, survey.id, "media"); })) == stored);
    for (const auto& wrong : {std::vector{a}, std::vector{a, a}, std::vector{a, town}})
        CHECK_FALSE(survey.project->perform("Add", [&](Edit& db) { return answerSets::add(db, {{}, survey.id, "x", "", {}, wrong}); }));
}

TEST_CASE("labels, missing codes and range of one variable are given to others in one step", "[responses]")
{
    const Survey survey;
    survey.take([&](Edit& db) { return variables::copyLabels(db, survey.called("a").id, {survey.called("age").id}); });
    CHECK(survey.called("age").labels == survey.called("a").labels);
    CHECK(survey.called("age").missing == survey.called("a").missing);
    CHECK_FALSE(survey.project->perform(
        "Copy", [&](Edit& db) { return variables::copyLabels(db, survey.called("a").id, {survey.called("town").id}); }));
}

TEST_CASE("what only a form can compute is refused for data, with the reason", "[derived]")
{
    const Survey survey;
    CHECK(survey.made(Compute{"count(${a})"}).find("questionnaires") != std::string::npos);
    CHECK(survey.made(Compute{"once(${a})"}).find("questionnaires") != std::string::npos);
    const auto rows = survey.project->read([&](const Read& db) { return filters::selectRows(db, survey.id, "position(..) = 1"); });
    REQUIRE_FALSE(rows);
    CHECK(rows.error().message.contains("questionnaires"));
    CHECK(survey.made(Compute{"sum(${a}, ${b})"}).substr(0, 3) == "6,6");
}
