#pragma once
#include "core/coding/query/passage_query.h"
#include "tests/support/a_project.h"
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <tuple>

namespace counterpoint::test {

/// A small study made by chance, and all that a reader of it knows, in plain arrays.
struct RandomStudy {
    struct Word {
        bool isLabel = false;
        int turn = 0; ///< counts from 0; what stands before the first turn is one too
        int paragraph = 0;
        int who = -1; ///< place in `speakers`
    };
    struct Text {
        SourceId id;
        QString name;
        Strand strand = Strand::Interviews;
        std::vector<uint> points;
        std::vector<Word> at; ///< for each code point
        bool hasTurns = false;
    };
    struct Coded {
        int text = 0;
        TextSpan span;
        QString path;
        QString coder;
        int weight = -1;
        QString comment;
    };
    std::unique_ptr<Project> project;
    std::vector<Text> texts; ///< in the order in which readers see them
    std::vector<Coded> codings; ///< by text, start, end, id
    std::map<QString, QString> roles; ///< of speakers that are Cases
    QStringList speakers;

    QString words(int text, TextSpan span) const
    {
        QString out;
        for (auto i = span.start; i < span.end; ++i)
            out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&texts[std::size_t(text)].points[std::size_t(i)]), 1);
        return out;
    }
};

inline const QStringList randomPaths{"Trust", "Culture", "Culture/Us", "Culture/Us/Them"};

inline RandomStudy randomStudy(std::mt19937& random)
{
    const auto pick = [&](int count) { return int(random() % unsigned(count)); };
    const QStringList vocabulary{"oak", "elm", "été", "ash", "pine", "😀", "fir", "don't"};
    RandomStudy study;
    study.speakers = QStringList{"Ann", "Bo", "Cy"};
    study.roles = {{"Ann", "carer"}, {"Bo", "lead"}};
    study.project = emptyProject();
    const auto step = [&](auto&& body) { REQUIRE(study.project->perform(QStringLiteral("Arrange"), body)); };
    std::map<QString, CaseId> people;
    step([&](Edit& db) -> Result<> {
        const auto role = valueOf(attributes::add(db, "role"));
        for (const auto& [name, value] : study.roles) {
            people[name] = valueOf(cases::add(db, name));
            REQUIRE(cases::set(db, people[name], {role, "role", Attribute::Type::Text}, value));
        }
        for (const auto& path : randomPaths)
            valueOf(codebook::ensurePath(db, path));
        valueOf(coders::ensure(db, "Ada"));
        valueOf(coders::ensure(db, "Ben"));
        return {};
    });
    for (int number = 0; number < 3; ++number) {
        RandomStudy::Text text;
        text.name = QString(QChar(u'A' + number));
        text.hasTurns = number < 2;
        QString all;
        std::vector<Turn> turns;
        std::map<int, SpeakerId> ids;
        int turn = 0;
        int paragraph = 0;
        int who = -1;
        const auto write = [&](const QString& words, bool isLabel) {
            for (const auto point : words.toUcs4()) {
                text.points.push_back(point);
                text.at.push_back({isLabel, turn, paragraph, who});
                if (point == u'\n')
                    ++paragraph;
            }
            all += words;
        };
        const int length = 20 + pick(40);
        if (pick(2))
            write("oak elm\n", false);
        for (int word = 0; word < length; ++word) {
            if (text.hasTurns && (word == 0 || pick(6) == 0)) {
                if (!all.isEmpty() && !all.endsWith(u'\n'))
                    write("\n", false);
                turn += turns.empty() && all.isEmpty() ? 0 : 1;
                who = pick(3);
                Turn fresh;
                fresh.span.start = qsizetype(text.points.size());
                const auto label = study.speakers[who] + ": ";
                fresh.contentStart = fresh.span.start + label.size();
                fresh.responseRow = {};
                fresh.speaker = SpeakerId(who + 1); // for now
                turns.push_back(fresh);
                write(label, true);
            }
            write(vocabulary[pick(int(vocabulary.size()))], false);
            write(pick(8) == 0 ? "\n" : " ", false);
        }
        if (!text.hasTurns)
            for (auto& at : text.at)
                at.turn = at.paragraph;
        text.strand = number == 0 ? Strand::Interviews : number == 1 ? Strand::FocusGroups : Strand::Documents;
        step([&](Edit& db) -> Result<> {
            text.id = valueOf(sources::add(db, {text.name, SourceKind::Transcript, text.strand, {}, all, {}}));
            for (auto& each : turns) {
                const int speaker = int(each.speaker.value()) - 1;
                if (!ids.count(speaker)) {
                    const auto& name = study.speakers[speaker];
                    ids[speaker] =
                        speakers::add(db, {{}, text.id, name, SpeakerRole::Participant, people.count(name) ? people[name] : CaseId()});
                }
                each.speaker = ids[speaker];
            }
            turns::insertAll(db, text.id, turns);
            return {};
        });
        study.texts.push_back(std::move(text));
    }
    const int codings = 5 + pick(25);
    for (int i = 0; i < codings; ++i) {
        RandomStudy::Coded coded;
        coded.text = pick(3);
        const auto& text = study.texts[std::size_t(coded.text)];
        coded.span.start = pick(int(text.points.size()) - 1);
        coded.span.end = std::min<qsizetype>(coded.span.start + 1 + pick(pick(3) == 0 ? 120 : 20), qsizetype(text.points.size()));
        coded.path = randomPaths[pick(int(randomPaths.size()))];
        coded.coder = pick(2) ? "Ada" : "Ben";
        coded.weight = pick(3) == 0 ? pick(101) : -1;
        coded.comment = pick(4) == 0 ? "pine tree" : "";
        const bool isThere = std::any_of(study.codings.begin(), study.codings.end(), [&](const RandomStudy::Coded& other) {
            return other.text == coded.text && other.span == coded.span && other.path == coded.path && other.coder == coded.coder;
        });
        if (isThere)
            continue;
        study.codings.push_back(coded);
        step([&](Edit& db) -> Result<> {
            const auto code = valueOf(codebook::find(db, coded.path));
            const auto coder = valueOf(coders::byName(db, coded.coder));
            return codings::add(db,
                                {{},
                                 text.id,
                                 code.id,
                                 coder.id,
                                 coded.span,
                                 coded.weight < 0 ? std::nullopt : std::optional(coded.weight),
                                 coded.comment})
                .map([](CodingId) {});
        });
    }
    std::stable_sort(study.codings.begin(), study.codings.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.text, a.span.start, a.span.end) < std::tuple(b.text, b.span.start, b.span.end);
    });
    return study;
}

inline QueryNode randomCondition(std::mt19937& random)
{
    const auto pick = [&](int count) { return int(random() % unsigned(count)); };
    QueryNode node;
    auto& term = node.term;
    const std::array fields{QueryField::Source, QueryField::Strand, QueryField::Case, QueryField::Attribute, QueryField::Speaker,
                            QueryField::Text,   QueryField::Coder,  QueryField::Memo, QueryField::Weight};
    term.field = fields[std::size_t(pick(int(fields.size())))];
    switch (term.field) {
    case QueryField::Source:
        term.value = QStringList{"A", "B", "C"}[pick(3)];
        break;
    case QueryField::Strand:
        term.value = QStringList{"interviews", "focus groups", "documents"}[pick(3)];
        break;
    case QueryField::Case:
        term.value = QStringList{"Ann", "Bo"}[pick(2)];
        break;
    case QueryField::Attribute:
        term.name = "role";
        term.value = QStringList{"carer", "lead", "none"}[pick(3)];
        term.comparison = pick(2) ? QueryComparison::Equal : QueryComparison::NotEqual;
        break;
    case QueryField::Speaker:
        term.value = QStringList{"Ann", "Bo", "Cy"}[pick(3)];
        break;
    case QueryField::Text:
        term.value = QStringList{"oak", "été", "fir"}[pick(3)];
        break;
    case QueryField::Coder:
        term.value = pick(2) ? "Ada" : "Ben";
        break;
    case QueryField::Memo:
        term.value = pick(2) ? "pine" : "";
        break;
    default:
        term.comparison = QueryComparison(pick(6));
        term.value = QString::number(pick(101));
    }
    return node;
}

inline QueryNode randomStudyQuery(std::mt19937& random, int depth)
{
    const auto pick = [&](int count) { return int(random() % unsigned(count)); };
    QueryNode node;
    const int kind = depth > 0 ? pick(9) : pick(3);
    const auto below = [&](int count) {
        for (int i = 0; i < count; ++i)
            node.parts.push_back(randomStudyQuery(random, depth - 1));
    };
    if (kind < 2) {
        node.term.field = pick(5) == 0 ? QueryField::Coded : pick(2) ? QueryField::Code : QueryField::Codes;
        if (node.term.field != QueryField::Coded)
            node.term.value = randomPaths[pick(int(randomPaths.size()))];
    } else if (kind == 2) {
        return randomCondition(random);
    } else if (kind < 6) {
        node.kind = kind < 5 ? QueryNode::Kind::And : QueryNode::Kind::Or;
        below(2 + pick(2));
    } else if (kind == 6) {
        node.kind = QueryNode::Kind::Not;
        below(1);
    } else {
        node.kind = QueryNode::Kind::Related;
        node.relation = QueryRelation(pick(7));
        node.isNot = pick(4) == 0;
        node.words = node.relation == QueryRelation::Near || (node.relation == QueryRelation::FollowedBy && pick(2)) ? pick(8) : -1;
        below(2);
    }
    return node;
}

} // namespace counterpoint::test
