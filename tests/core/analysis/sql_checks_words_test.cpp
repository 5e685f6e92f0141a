#include "tests/core/analysis/study_file.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

// Words in their context and beside those of others, counted in texts that queries over the file read turn by turn.
using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Letters and figures in a row, joined by what stands between letters (don't) or between figures (1,000) alone: UAX #29 for the
/// alphabets of these texts, but that a full stop or colon between letters parts words; in small letters, with a straight apostrophe.
QStringList wordsOf(const QStringList& texts)
{
    static const QRegularExpression word(
        QStringLiteral("[\\p{L}\\p{M}\\p{N}_]+(?:(?:(?<=\\p{L})['’·](?=\\p{L})|(?<=\\p{N})['’.,;](?=\\p{N}))"
                       "[\\p{L}\\p{M}\\p{N}_]+)*"),
        QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (const auto& text : texts)
        for (auto found = word.globalMatch(text); found.hasNext();)
            words << found.next().captured().toLower().replace(QChar(0x2019), u'\'');
    return words;
}

bool isFigure(const QString& word)
{
    return std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
}

const QString participants = QStringLiteral("role NOT IN ('interviewer', 'moderator')");

/// How often each word is among them.
std::map<QString, double> countsOf(const QStringList& words)
{
    std::map<QString, double> counts;
    for (const auto& word : words)
        ++counts[word];
    return counts;
}

/// G2 by observed and expected frequencies of a table of two by two of which the other row is left out, as Rayson & Garside (2000) do.
double logLikelihood(double here, double ofHere, double there, double ofThere)
{
    const double all = ofHere + ofThere;
    const auto part = [&](double observed, double of) {
        return observed > 0 ? observed * std::log(observed / (of * (here + there) / all)) : 0;
    };
    return 2 * (part(here, ofHere) + part(there, ofThere));
}

} // namespace

TEST_CASE("Key words of groups are as frequent as their letters in what queries read", "[words][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto attribute = study.list("SELECT name FROM attribute ORDER BY position").first();
    const auto saidBy = [&](const QString& which) {
        return wordsOf(
            study.list(knownTables
                       + QStringLiteral("SELECT words FROM said JOIN attribute_value a ON a.case_id = person JOIN attribute n ON "
                                        "n.id = a.attribute_id WHERE %1 AND n.name = %2 AND a.value %3")
                             .arg(participants, quoted(attribute), which)));
    };
    const auto groups = study.list(
        "SELECT DISTINCT a.value FROM attribute_value a JOIN attribute n ON n.id = a.attribute_id WHERE n.name = " + quoted(attribute));
    REQUIRE(groups.size() > 1);
    int compared = 0;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const auto json = study.part("keyness", i, {{"by", study.named("keyness", "by", attribute)}});
        const auto group = json["group"].toString();
        if (group.isEmpty())
            continue; // of somebody who says nothing
        INFO(group.toStdString());
        const auto here = saidBy("= " + quoted(group));
        const auto there = saidBy("<> " + quoted(group));
        auto countsHere = countsOf(here);
        auto countsThere = countsOf(there);
        CHECK(json["n_words"].toDouble() == double(here.size()));
        CHECK(json["n_words_elsewhere"].toDouble() == double(there.size()));
        for (const QJsonValue each : json["words"].toArray()) {
            const auto word = each["word"].toString();
            INFO(word.toStdString());
            CHECK(each["count"].toDouble() == countsHere[word]);
            CHECK(each["count_elsewhere"].toDouble() == countsThere[word]);
            CHECK(each["log_likelihood"].toDouble()
                  == Approx(logLikelihood(countsHere[word], double(here.size()), countsThere[word], double(there.size())))
                         .epsilon(1e-9)
                         .margin(1e-9));
            ++compared;
        }
        // Nothing that is frequent enough is left out.
        const auto all = countsOf(here + there);
        const auto frequent =
            std::count_if(all.begin(), all.end(), [](const auto& word) { return word.second >= 5 && !isFigure(word.first); });
        CHECK(json["words"].toArray().size() == frequent);
    }
    CHECK(compared > 200);
}

TEST_CASE("A word in context stands where a query cuts it out of the text, as often as it is said", "[words][sql]")
{
    const StudyFile study(GENERATE(from_range(studyFiles())));
    const auto said = wordsOf(study.list(knownTables + "SELECT words FROM said WHERE " + participants))
        + wordsOf(study.list(knownTables + "SELECT text FROM body WHERE source NOT IN (SELECT source_id FROM turn)"));
    std::map<QString, QList<uint>> bodies; // by source, in code points
    const auto names = study.list("SELECT name FROM source ORDER BY id");
    const auto texts = study.list(knownTables + "SELECT coalesce(text, '') FROM source LEFT JOIN body ON source = id ORDER BY id");
    for (qsizetype i = 0; i < names.size(); ++i)
        bodies[names[i]] = texts[i].toUcs4();
    for (const auto* word : {"people", "work", "right", "time"}) {
        INFO(word);
        const auto hits = study.part("kwic", 0, {{"kwic", word}})["hits"].toArray();
        CHECK(double(hits.size()) == double(said.count(QString::fromLatin1(word))));
        CHECK(hits.size() > 3);
        for (const QJsonValue hit : hits) {
            const auto source = hit["source"].toString();
            const auto cut = [&](qint64 from, qint64 to) {
                const auto part = bodies[source].mid(from, to - from);
                return QString::fromUcs4(reinterpret_cast<const char32_t*>(part.constData()), part.size());
            };
            const auto start = hit["start"].toInteger();
            const auto end = hit["end"].toInteger();
            const auto before = hit["before"].toString();
            const auto after = hit["after"].toString();
            CHECK(cut(start, end).toLower() == QLatin1String(word));
            CHECK(cut(start, end) == hit["text"].toString());
            CHECK(cut(start - before.toUcs4().size(), start).simplified() == before.simplified());
            CHECK(cut(end, end + after.toUcs4().size()).simplified() == after.simplified());
            CHECK(hit["speaker"].toString()
                  == study
                         .list(QStringLiteral("SELECT coalesce(p.name, k.name) FROM turn t JOIN source s ON s.id = t.source_id LEFT JOIN "
                                              "speaker p ON p.id = t.speaker_id LEFT JOIN variable v ON v.id = s.variable_id LEFT JOIN "
                                              "response_case r ON r.dataset_id = v.dataset_id AND r.row = t.response_row LEFT JOIN "
                                              "study_case k ON k.id = r.case_id WHERE s.name = %1 AND t.start <= %2 ORDER BY t.start DESC "
                                              "LIMIT 1")
                                   .arg(quoted(source))
                                   .arg(start))
                         .value(0));
        }
        const QJsonValue tree = study.part("word_tree", 0, {{"tree", word}})["tree"];
        CHECK(tree["count"].toDouble() == double(hits.size()));
    }
}

TEST_CASE("Between a question of the guide and the next one as many words are said as queries read", "[guide][sql]")
{
    if (studyFiles().size() < 2)
        return;
    const StudyFile study("transcripts"); // in the sample study questions are put in other words than the guide's
    const auto json = study.part("guide_grid");
    const auto guide = QStringLiteral("(SELECT id FROM guide WHERE name = %1)").arg(quoted(json["guide"].toString()));
    // Which question each turn of an interviewer or moderator asks in its own words; what is asked in other words is not looked at here.
    const auto sources = study.list("SELECT id FROM source WHERE kind = 'transcript'");
    std::map<QString, std::map<int, double>> words; // by Case
    QStringList others;
    for (const auto& source : sources) {
        const auto turns = "FROM said LEFT JOIN study_case k ON k.id = person LEFT JOIN guide_question q ON q.guide_id = " + guide
            + " AND role IN ('interviewer', 'moderator') AND instr(replace(words, char(10), ' '), q.text) > 0 WHERE source = " + source
            + " ORDER BY start";
        const auto roles = study.list(knownTables + "SELECT role " + turns);
        const auto people = study.list(knownTables + "SELECT coalesce(k.name, '') " + turns);
        const auto asked =
            study.list(knownTables
                       + "SELECT CASE WHEN q.id IS NULL THEN -1 ELSE (SELECT count(*) FROM guide_question x WHERE x.guide_id = q.guide_id "
                         "AND x.position < q.position) END "
                       + turns);
        const auto texts = study.list(knownTables + "SELECT words " + turns);
        const bool isWordForWord = std::any_of(asked.begin(), asked.end(), [](const QString& one) { return one != u"-1"; });
        int question = -1;
        for (qsizetype i = 0; i < roles.size(); ++i) {
            if (asked[i] != u"-1")
                question = asked[i].toInt();
            else if (!isWordForWord && !people[i].isEmpty())
                others << people[i];
            if (question >= 0 && !people[i].isEmpty() && roles[i] != u"interviewer" && roles[i] != u"moderator")
                words[people[i]][question] += double(wordsOf({texts[i]}).size());
        }
    }
    int compared = 0;
    const auto questions = json["questions"].toArray();
    for (const QJsonValue question : questions)
        for (const QJsonValue person : question["cases"].toArray()) {
            const auto name = person["case"].toString();
            if (others.contains(name) || words.count(name) == 0)
                continue;
            INFO(question["number"].toInt() << ", " << name.toStdString());
            CHECK(person["words"].toDouble() == words[name][question["number"].toInt() - 1]);
            compared += words[name][question["number"].toInt() - 1] > 0 ? 1 : 0;
        }
    CHECK(compared >= 2);
}
