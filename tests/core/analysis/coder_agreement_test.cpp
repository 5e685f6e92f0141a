#include "core/analysis/coder_agreement.h"
#include "core/analysis/disagreements.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/doors.h"
#include "core/transcript/speakers.h"
#include "tests/support/a_project.h"
#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace counterpoint;
using namespace counterpoint::test;
using agreement::Measure;

namespace {

void carryOut(const Result<>& step) { REQUIRE(step.has_value()); }

const std::vector<Measure> everyMeasure{Measure::Percent,         Measure::Cohen, Measure::Fleiss,
                                        Measure::BrennanPrediger, Measure::Alpha, Measure::Ac1};

/// A study of sources with turns, coded at random by some coders.
struct RandomStudy {
    std::unique_ptr<Project> project;
    std::vector<SourceId> sources;
    std::vector<CoderId> coders;
    std::vector<CodeId> codes;
    QString text;

    RandomStudy(unsigned seed, std::size_t coderCount)
    {
        std::mt19937 random(seed);
        auto made = aProject();
        text = QStringLiteral("INT: Who is it? 👩‍👩‍👧\n\nRosa: We ask.\nINT: And then?\nBen: Nobody asked us, or did they?\n");
        for (int i = 0; i < 4; ++i) {
            made.withTranscript(QStringLiteral("Source %1").arg(i), text).withTurn(QStringLiteral("INT: Who"), QStringLiteral("INT"));
            made.withTurn(QStringLiteral("Rosa:"), QStringLiteral("Rosa")).withTurn(QStringLiteral("INT: And"), QStringLiteral("INT"));
            made.withTurn(QStringLiteral("Ben:"), QStringLiteral("Ben"));
            sources.push_back(made.source());
        }
        for (int i = 0; i < 3; ++i)
            codes.push_back(made.withCode(QStringLiteral("Code %1").arg(i)).code());
        for (std::size_t i = 0; i < coderCount; ++i)
            coders.push_back(made.withCoder(QStringLiteral("Coder %1").arg(i)).coder());
        project = made.build();
        carryOut(project->perform(QStringLiteral("Code"), [&](Edit& db) -> Result<> {
            db.prepare("UPDATE speaker SET role = 'interviewer' WHERE name = 'INT'").run();
            const auto length = codePointCount(text);
            for (int i = 0; i < 70; ++i) {
                // The last source is coded by the first coder alone, the third one not by the last.
                const auto source = random() % 4;
                const auto coder = source == 3 ? 0 : random() % (source == 2 ? std::max<std::size_t>(2, coderCount - 1) : coderCount);
                const auto start = qsizetype(random() % std::size_t(length - 8));
                const TextSpan span{start, start + 1 + qsizetype(random() % 8)};
                // As stored: it does not matter here whether a span cuts a character in two.
                db.prepare("INSERT INTO coding(uuid, source_id, code_id, coder_id, start, end, created_at) VALUES(?, ?, ?, ?, ?, ?, 'now')")
                    .bind(QString::number(i), sources[source], codes[random() % 3], coders[coder], std::int64_t(span.start),
                          std::int64_t(span.end))
                    .run();
            }
            return {};
        }));
    }
    CodedUnits units(AgreementScope scope = {}) const
    {
        if (scope.coders.empty())
            scope.coders = coders;
        return valueOf(project->read([&](const Read& db) { return gatherCodedUnits(db, scope); }));
    }
};

/// The same by one value for each place and coder, straight from the rows of the file: 0 absent, 1 present, -1 has not coded the source.
struct ByPlace {
    std::vector<std::vector<int>> places;

    void add(std::vector<int> values)
    {
        if (std::count_if(values.begin(), values.end(), [](int value) { return value >= 0; }) >= 2)
            places.push_back(std::move(values));
    }
    std::vector<double> tally(std::size_t i) const
    {
        std::vector<double> counts;
        for (const int value : places[i])
            if (value >= 0) {
                if (counts.size() <= std::size_t(value))
                    counts.resize(std::size_t(value) + 1);
                counts[std::size_t(value)] += 1;
            }
        return counts;
    }
    double percent() const
    {
        double sum = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            double all = 0;
            double agreeing = 0;
            for (const double count : tally(i)) {
                all += count;
                agreeing += count * (count - 1);
            }
            sum += agreeing / (all * (all - 1));
        }
        return sum / double(places.size());
    }
    /// Krippendorff's coincidences.
    double alpha() const
    {
        std::map<std::size_t, double> values;
        double observed = 0;
        double n = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto counts = tally(i);
            double all = 0;
            for (const double count : counts)
                all += count;
            n += all;
            for (std::size_t c = 0; c < counts.size(); ++c) {
                values[c] += counts[c];
                observed += counts[c] * (all - counts[c]) / (all - 1);
            }
        }
        double expected = 0;
        for (const auto& [c, count] : values)
            expected += count * (n - count);
        return 1 - observed / n / (expected / (n * (n - 1)));
    }
    /// Cohen's, of two coders.
    double kappa() const
    {
        std::map<int, std::array<double, 2>> margins;
        double equal = 0;
        for (const auto& place : places) {
            margins[place[0]][0] += 1;
            margins[place[1]][1] += 1;
            equal += place[0] == place[1] ? 1 : 0;
        }
        const double n = double(places.size());
        double chance = 0;
        for (const auto& [value, count] : margins)
            chance += count[0] / n * count[1] / n;
        return (equal / n - chance) / (1 - chance);
    }
};

struct CodingRow {
    SourceId source;
    CodeId code;
    CoderId coder;
    qsizetype start;
    qsizetype end;
};

std::vector<CodingRow> rowsOf(const Project& project)
{
    return valueOf(project.read([](const Read& db) {
        std::vector<CodingRow> rows;
        for (auto query = db.prepare("SELECT source_id, code_id, coder_id, start, end FROM coding"); query.step();)
            rows.push_back(
                {query.id<SourceId>(0), query.id<CodeId>(1), query.id<CoderId>(2), qsizetype(query.int64(3)), qsizetype(query.int64(4))});
        return rows;
    }));
}

/// Units of the text as the test knows them: [start, end).
std::vector<TextSpan> unitsOf(const RandomStudy& study, AgreementUnit unit)
{
    const TextIndex index(study.text);
    const auto at = [&](const char* words) { return index.toCodePoint(study.text.indexOf(QLatin1String(words))); };
    const auto length = index.codePoints();
    if (unit == AgreementUnit::Source)
        return {{0, length}};
    if (unit == AgreementUnit::Turn)
        return {{0, at("Rosa")}, {at("Rosa"), at("INT: And")}, {at("INT: And"), at("Ben")}, {at("Ben"), length}};
    if (unit == AgreementUnit::Paragraph)
        return {{0, at("\n\nRosa")}, {at("Rosa"), at("INT: And") - 1}, {at("INT: And"), at("Ben") - 1}, {at("Ben"), length - 1}};
    std::vector<TextSpan> characters;
    for (qsizetype i = 0; i < length; ++i)
        characters.push_back({i, i + 1});
    return characters;
}

/// Codes are compared one by one (bit 1), or where `code` is not valid as sets: one bit each.
ByPlace byPlace(const RandomStudy& study, AgreementUnit unit, CodeId code, bool withoutInterviewer = false)
{
    const auto rows = rowsOf(*study.project);
    const auto turns = unitsOf(study, AgreementUnit::Turn);
    ByPlace result;
    for (const auto source : study.sources)
        for (const auto span : unitsOf(study, unit)) {
            const bool isAsked =
                (span.start >= turns[0].start && span.start < turns[0].end) || (span.start >= turns[2].start && span.start < turns[2].end);
            if (withoutInterviewer && isAsked)
                continue;
            std::vector<int> values;
            for (const auto coder : study.coders) {
                int value = -1;
                for (const auto& row : rows) {
                    if (row.source != source || row.coder != coder)
                        continue;
                    value = std::max(value, 0);
                    if (row.start >= span.end || row.end <= span.start)
                        continue;
                    const auto place = std::find(study.codes.begin(), study.codes.end(), row.code) - study.codes.begin();
                    value |= code.isValid() ? (row.code == code ? 1 : 0) : 1 << place;
                }
                values.push_back(value);
            }
            result.add(values);
        }
    return result;
}

void compare(const AgreementRow& row, const ByPlace& places, std::size_t coders)
{
    CHECK(row.units == double(places.places.size()));
    const auto check = [&](std::size_t measure, double expected) {
        const auto& value = row.coefficients[measure].value;
        CHECK(value.isDefined() == std::isfinite(expected));
        if (value.isDefined())
            CHECK(value.value == Approx(expected).margin(1e-12));
        else
            CHECK_FALSE(value.reason.isEmpty());
    };
    check(0, places.percent());
    check(4, places.alpha());
    if (coders == 2)
        check(1, places.kappa());
}

} // namespace

TEST_CASE("agreement in a study is what one value for each place and coder gives", "[agreement]")
{
    for (const std::size_t coders : {2U, 3U, 5U})
        for (const auto unit : {AgreementUnit::Character, AgreementUnit::Turn, AgreementUnit::Paragraph, AgreementUnit::Source})
            for (const unsigned seed : {1U, 2U, 3U}) {
                CAPTURE(coders, int(unit), seed);
                const RandomStudy study(seed, coders);
                AgreementScope scope;
                scope.unit = unit;
                AgreementOptions options;
                options.measures = everyMeasure;
                options.replicates = 20;
                const auto units = study.units(scope);
                CHECK(units.sources.size() == 3);
                const auto found = valueOf(agreementOf(units, options));
                ByPlace pooled;
                for (const auto& row : found.rows) {
                    if (row.kind == AgreementRow::Kind::Code) {
                        const auto places = byPlace(study, unit, units.codes[row.code]);
                        compare(row, places, coders);
                        pooled.places.insert(pooled.places.end(), places.places.begin(), places.places.end());
                    } else {
                        compare(row, row.kind == AgreementRow::Kind::Pooled ? pooled : byPlace(study, unit, CodeId()), coders);
                    }
                }
                REQUIRE(found.rows.size() == 5);
            }
}

TEST_CASE("without interviewers their characters, turns and paragraphs are no units", "[agreement]")
{
    const RandomStudy study(7, 2);
    for (const auto unit : {AgreementUnit::Character, AgreementUnit::Turn, AgreementUnit::Paragraph}) {
        CAPTURE(int(unit));
        AgreementScope scope;
        scope.unit = unit;
        scope.counted = Counted::Participants;
        AgreementOptions options;
        options.measures = everyMeasure;
        const auto units = study.units(scope);
        const auto found = valueOf(agreementOf(units, options));
        for (const auto& row : found.rows)
            if (row.kind == AgreementRow::Kind::Code)
                compare(row, byPlace(study, unit, units.codes[row.code], true), 2);
    }
}

TEST_CASE("without uncoded text the units are those that somebody coded", "[agreement]")
{
    const RandomStudy study(8, 2);
    AgreementScope scope;
    scope.leaveOutUncoded = true;
    const auto units = study.units(scope);
    AgreementOptions options;
    options.measures = everyMeasure;
    const auto found = valueOf(agreementOf(units, options));
    const auto sets = byPlace(study, AgreementUnit::Character, CodeId());
    for (const auto& row : found.rows) {
        if (row.kind != AgreementRow::Kind::Code)
            continue;
        const auto all = byPlace(study, AgreementUnit::Character, units.codes[row.code]);
        ByPlace coded;
        for (std::size_t i = 0; i < all.places.size(); ++i)
            if (std::any_of(sets.places[i].begin(), sets.places[i].end(), [](int value) { return value > 0; }))
                coded.add(all.places[i]);
        compare(row, coded, 2);
    }
}

TEST_CASE("a source that one of two coders has not coded is no disagreement, unless they say that they found nothing", "[agreement]")
{
    const RandomStudy study(9, 2);
    const auto units = study.units();
    CHECK(units.sources.size() == 3);
    REQUIRE(units.notYetCoded.size() == 1);
    CHECK(units.notYetCoded.front().source == "Source 3");
    CHECK(units.notYetCoded.front().coders == QStringList{"Coder 1"});
    AgreementScope scope;
    scope.emptyIsCoded = true;
    CHECK(study.units(scope).sources.size() == 4);
    CHECK(study.units(scope).notYetCoded.empty());
}

TEST_CASE("disagreements are the places where one has a code and another has not, each once, the largest first", "[agreement]")
{
    const RandomStudy study(10, 2);
    const auto units = study.units();
    const auto list = disagreements(units);
    REQUIRE_FALSE(list.empty());
    CHECK(std::is_sorted(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.units > b.units; }));
    const auto rows = rowsOf(*study.project);
    const auto has = [&](std::size_t source, std::size_t code, std::size_t coder, qsizetype at) {
        return std::any_of(rows.begin(), rows.end(), [&](const CodingRow& row) {
            return row.source == units.sources[source].id && row.code == units.codes[code] && row.coder == units.coders[coder]
                && row.start <= at && at < row.end;
        });
    };
    std::map<std::pair<std::size_t, std::size_t>, std::set<qsizetype>> listed;
    for (const auto& one : list) {
        CHECK((one.coded & one.notCoded) == 0);
        for (auto at = one.span.start; at < one.span.end; ++at) {
            CHECK(listed[{one.source, one.code}].insert(at).second);
            CHECK(has(one.source, one.code, std::size_t(std::countr_zero(one.coded)), at));
            CHECK_FALSE(has(one.source, one.code, std::size_t(std::countr_zero(one.notCoded)), at));
        }
        const auto agreed = [&](qsizetype at) { return has(one.source, one.code, 0, at) && has(one.source, one.code, 1, at); };
        if (agreed(one.span.start - 1) || agreed(one.span.end))
            CHECK(one.isExtent);
    }
    for (std::size_t source = 0; source < units.sources.size(); ++source)
        for (std::size_t code = 0; code < units.codes.size(); ++code)
            for (qsizetype at = 0; at < codePointCount(study.text); ++at)
                CHECK((has(source, code, 0, at) != has(source, code, 1, at)) == (listed[{source, code}].count(at) == 1));
    const auto words = valueOf(study.project->read([&](const Read& db) { return wordsOf(db, units, list); }));
    const TextIndex index(study.text);
    CHECK(words.front() == index.slice(study.text, list.front().span).toString());
}

TEST_CASE("intervals hold the coefficient, are the same for the same seed, and are the value where all sources are alike", "[agreement]")
{
    const RandomStudy study(11, 2);
    AgreementOptions options;
    options.measures = everyMeasure;
    const auto units = study.units();
    const auto first = valueOf(agreementOf(units, options));
    const auto second = valueOf(agreementOf(units, options));
    options.replicates = 9; // of many samples of three sources the ends are always the same
    const auto few = valueOf(agreementOf(units, options));
    options.seed = 2;
    const auto other = valueOf(agreementOf(units, options));
    bool differs = false;
    for (std::size_t row = 0; row < first.rows.size(); ++row)
        for (std::size_t i = 0; i < everyMeasure.size(); ++i) {
            const auto& coefficient = first.rows[row].coefficients[i];
            REQUIRE(coefficient.interval.isDefined());
            CHECK(coefficient.interval.low <= coefficient.value.value + 1e-9);
            CHECK(coefficient.interval.high >= coefficient.value.value - 1e-9);
            CHECK(coefficient.interval.low == second.rows[row].coefficients[i].interval.low);
            differs = differs || few.rows[row].coefficients[i].interval.low != other.rows[row].coefficients[i].interval.low;
        }
    CHECK(differs);

    auto made = aProject();
    const auto ada = made.coder();
    for (const auto* name : {"One", "Two", "Three"}) {
        made.withTranscript(QString::fromLatin1(name), QStringLiteral("Nobody asked us."));
        made.withCoder(QStringLiteral("Ada")).withCode(QStringLiteral("Asking")).withCoding(QStringLiteral("Nobody asked"));
        made.withCoder(QStringLiteral("Ben")).withCoding(QStringLiteral("asked us"));
    }
    const auto project = made.build();
    AgreementOptions kappa;
    kappa.measures = {Measure::Cohen};
    const auto alike = valueOf(project->read([&](const Read& db) { return gatherCodedUnits(db, {}); }));
    const auto same = valueOf(agreementOf(alike, kappa)).rows.front().coefficients.front();
    // 16 characters: both 5, Ada alone 7, Ben alone 3, nobody 1. po = 6/16, pe = (12 * 8 + 4 * 8) / 256.
    CHECK(same.value.value == Approx((6.0 / 16 - 0.5) / 0.5));
    CHECK(same.interval.low == Approx(same.value.value));
    CHECK(same.interval.high == Approx(same.value.value));
    CHECK(ada.isValid());
}

TEST_CASE("boundaries in a study agree by unitizing alpha as in one text", "[agreement]")
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("One"), QString(300, u'x')).withCode(QStringLiteral("c"));
    const auto source = made.source();
    const auto code = made.code();
    const auto ada = made.coder();
    const auto ben = made.withCoder(QStringLiteral("Ben")).coder();
    const auto project = made.build();
    // Krippendorff (2004), figure 2, from 0; one unit of Ada's is coded in two overlapping parts.
    carryOut(project->perform(QStringLiteral("Code"), [&](Edit& db) -> Result<> {
        for (const auto& [coder, start, end] : std::vector<std::tuple<CoderId, qsizetype, qsizetype>>{
                 {ada, 75, 120}, {ada, 110, 145}, {ada, 220, 250}, {ben, 70, 150}, {ben, 205, 225}, {ben, 250, 270}})
            if (const auto done = codings::add(db, {{}, source, code, coder, {start, end}, {}, {}}); !done)
                return fail(done);
        return {};
    }));
    AgreementOptions options;
    options.measures.clear();
    options.unitizing = true;
    const auto units = valueOf(project->read([&](const Read& db) { return gatherCodedUnits(db, {}); }));
    const auto found = valueOf(agreementOf(units, options));
    REQUIRE(found.rows.front().unitizing);
    CHECK(found.rows.front().unitizing->alpha.value == Approx(0.7286).margin(5e-5));
    CHECK(found.rows[1].unitizing->alpha.value == Approx(found.rows.front().unitizing->alpha.value));
}

TEST_CASE("agreement is refused with a sentence where it cannot be", "[agreement]")
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("One"), QStringLiteral("Nobody asked us.")).withCode(QStringLiteral("Asking"));
    made.withCoding(QStringLiteral("Nobody"));
    const auto ada = made.coder();
    auto& project = made.project();
    const auto gathered = [&](const AgreementScope& scope) {
        return project.read([&](const Read& db) { return gatherCodedUnits(db, scope); });
    };
    CHECK_FALSE(gathered({}).has_value());
    const auto ben = made.withCoder(QStringLiteral("Ben")).coder();
    const auto empty = valueOf(gathered({}));
    CHECK(empty.sources.empty());
    const auto nothing = valueOf(agreementOf(empty, {}));
    for (const auto& row : nothing.rows)
        CHECK(row.coefficients.front().value.reason == agreement::reasons::nothingComparable());
    CHECK(disagreements(empty).empty());
    carryOut(project.perform(QStringLiteral("Blind"), [&](Edit& db) -> Result<> {
        coders::setBlind(db, ben, true);
        return {};
    }));
    AgreementScope scope;
    scope.viewer = ben;
    CHECK_FALSE(gathered(scope).has_value());
    scope.viewer = ada;
    CHECK(gathered(scope).has_value());
    AgreementOptions unitizing;
    unitizing.unitizing = true;
    scope.unit = AgreementUnit::Turn;
    CHECK_FALSE(agreementOf(valueOf(gathered(scope)), unitizing).has_value());
}

TEST_CASE("with children a code counts as given where one below it is", "[agreement]")
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("One"), QStringLiteral("Nobody asked us.")).withCode(QStringLiteral("Asking"));
    const auto parent = made.code();
    made.withCode(QStringLiteral("Asking/Never")).withCoding(QStringLiteral("Nobody"));
    made.withCoder(QStringLiteral("Ben")).withCode(QStringLiteral("Asking")).withCoding(QStringLiteral("Nobody"));
    const auto project = made.build();
    AgreementScope scope;
    scope.codes = {parent};
    AgreementOptions options;
    options.measures = {Measure::Percent};
    const auto percent = [&] {
        return valueOf(agreementOf(valueOf(project->read([&](const Read& db) { return gatherCodedUnits(db, scope); })), options))
            .rows.front()
            .coefficients.front()
            .value.value;
    };
    CHECK(percent() == Approx(10.0 / 16));
    scope.withChildren = true;
    CHECK(percent() == 1);
}
