#include "core/text/words.h"
#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <QTextBoundaryFinder>
#include <map>
#include <random>
#include <set>

/// Random edits against a model that knows nothing of spans: each character carries the names of what covers it.
using namespace counterpoint;
using namespace counterpoint::test;

namespace {

// What has gone wrong in such programs: joined emoji, flags (two letters each), skin tones, accents of their own, right-to-left, pasted CRLF.
const QStringList pieces{"word ",    "a",      " ",      "é",    "e\u0301", "\u0301", "😀",    "👩‍👩‍👧",
                         "👍🏽", "🏽",   "\u200d", "🇩🇪",   "🇫",       "\n",     "\r\n", "one\r\ntwo\rthree\n",
                         "שלום",     "مرحبا ", "字",     "한국", "\ufe0f",  "",       "Ann: "};

struct Character {
    char32_t code = 0;
    std::set<QString> within; ///< names of the rows that cover it
    qint64 turn = 0; ///< 0: before the first
    bool isLabel = false;
    bool isKept = true; ///< was there before the edit
};
using Model = std::vector<Character>;

QString textOf(const Model& model)
{
    QString text;
    for (const auto& character : model)
        text += QStringView(QChar::fromUcs4(character.code));
    return text;
}

/// Code-point positions of all grapheme borders.
std::vector<qsizetype> bordersOf(const QString& text)
{
    std::vector<qsizetype> borders;
    const TextIndex index(text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (auto at = finder.position(); at >= 0; at = finder.toNextBoundary())
        borders.push_back(index.toCodePoint(at));
    return borders;
}

/// A row that points into the text: table and number, and what it covers or where it stands.
using Rows = std::map<QString, TextSpan>;
using Turns = std::vector<Turn>;

/// A study whose one text is pointed into from everywhere.
class Riddled {
public:
    explicit Riddled(std::mt19937& random)
        : m_random(random)
    {
        QString text;
        for (int i = 0; i < 70; ++i)
            text += pieces[below(pieces.size())];
        text.replace("\r\n", "\n").replace('\r', '\n');
        m_study.withTranscript("One", text).withCode("Trust");
        const auto done = project().perform("Arrange", [&](Edit& db) -> Result<> { return arrange(db, text); });
        REQUIRE(done);
    }
    Project& project() { return m_study.project(); }
    SourceId source() const { return m_study.source(); }
    qsizetype below(qsizetype n) { return n > 0 ? qsizetype(m_random() % unsigned(n)) : 0; }

    QString text()
    {
        return valueOf(project().read([&](const Read& db) { return sources::text(db, source()); }));
    }
    Rows passages()
    {
        Rows rows;
        valueOf(project().read([&](const Read& db) -> Result<bool> {
            auto query = db.prepare(
                "SELECT 'coding ' || id, start, end FROM coding UNION ALL SELECT 'evidence ' || id, start, end FROM evidence "
                "WHERE start IS NOT NULL UNION ALL SELECT 'memo ' || id, start, end FROM memo WHERE start IS NOT NULL UNION ALL "
                "SELECT 'link ' || position, start, end FROM memo_link WHERE start IS NOT NULL UNION ALL SELECT 'use ' || id, start, "
                "end FROM pseudonym_use");
            while (query.step())
                rows[query.text(0)] = {qsizetype(query.int64(1)), qsizetype(query.int64(2))};
            return true;
        }));
        return rows;
    }
    std::map<qint64, qsizetype> timeMarks()
    {
        std::map<qint64, qsizetype> marks;
        valueOf(project().read([&](const Read& db) -> Result<bool> {
            for (auto query = db.prepare("SELECT id, position FROM time_mark"); query.step();)
                marks[query.int64(0)] = qsizetype(query.int64(1));
            return true;
        }));
        return marks;
    }
    Turns turns()
    {
        return valueOf(project().read([&](const Read& db) { return turns::of(db, source()); }));
    }
    Model model()
    {
        Model model;
        for (const auto code : text().toUcs4())
            model.push_back({char32_t(code), {}, 0, false, true});
        for (const auto& [name, span] : passages())
            for (auto i = span.start; i < span.end; ++i)
                model[std::size_t(i)].within.insert(name);
        for (const auto& turn : turns())
            for (auto i = turn.span.start; i < qsizetype(model.size()); ++i) {
                model[std::size_t(i)].turn = turn.number;
                model[std::size_t(i)].isLabel = i < turn.contentStart;
            }
        return model;
    }

private:
    TextSpan anySpan(const QString& text, const TextIndex& index)
    {
        TextSpan span;
        while (span.isEmpty()) {
            const auto start = below(index.codePoints());
            span = snapToGraphemes(text, index, {start, std::min(index.codePoints(), start + 1 + below(30))});
        }
        return span;
    }
    Result<> arrange(Edit& db, const QString& text)
    {
        const TextIndex index(text);
        for (int i = 0; i < 12; ++i)
            valueOf(codings::add(db, {{}, source(), m_study.code(), m_study.coder(), anySpan(text, index), {}, {}}));
        db.prepare("INSERT INTO finding(id, uuid, position, claim, status) VALUES(1, 'f', 1, 'Claim', 'draft')").run();
        db.prepare("INSERT INTO memo(id, uuid, subject, subject_id, body, created_at, changed_at) VALUES(1, 'm', 'study', 1, '', '', '')")
            .run();
        db.prepare("INSERT INTO pseudonym(id, uuid, kind, original, replacement) VALUES(1, 'p', 'person', 'Ann', 'Bea')").run();
        for (int i = 1; i <= 4; ++i) {
            auto span = anySpan(text, index);
            db.prepare("INSERT INTO evidence(uuid, finding_id, position, kind, stance, source_id, start, end, seen) VALUES('e', 1, ?1, "
                       "'passage', 'supports', ?2, ?3, ?4, '')")
                .bind(i, source(), std::int64_t(span.start), std::int64_t(span.end))
                .run();
            span = anySpan(text, index);
            db.prepare(
                  "INSERT INTO memo(uuid, subject, subject_id, body, created_at, changed_at, start, end) VALUES('m', 'passage', ?, '', '', "
                  "'', ?, ?)")
                .bind(source(), std::int64_t(span.start), std::int64_t(span.end))
                .run();
            span = anySpan(text, index);
            db.prepare("INSERT INTO memo_link(memo_id, position, target, target_id, start, end) VALUES(1, ?, 'passage', ?, ?, ?)")
                .bind(i, source(), std::int64_t(span.start), std::int64_t(span.end))
                .run();
            span = anySpan(text, index);
            db.prepare("INSERT INTO pseudonym_use(source_id, id, pseudonym_id, start, end, original) VALUES(?, ?, 1, ?, ?, 'Ann')")
                .bind(source(), i, std::int64_t(span.start), std::int64_t(span.end))
                .run();
        }
        std::set<qsizetype> places;
        for (int i = 0; i < 6; ++i)
            places.insert(anySpan(text, index).start);
        std::vector<Turn> turns;
        for (const auto place : places) {
            Turn turn;
            turn.span.start = place;
            const auto next = places.upper_bound(place);
            const auto room = (next == places.end() ? index.codePoints() : *next) - place;
            turn.contentStart = snapToGraphemes(text, index, {place + below(room), place + below(room)}).start;
            turns.push_back(turn);
        }
        turns::insertAll(db, source(), turns);
        int id = 0;
        places.clear();
        for (int i = 0; i < 5; ++i)
            places.insert(anySpan(text, index).start);
        for (const auto place : places)
            db.prepare("INSERT INTO time_mark(source_id, id, position, ms) VALUES(?1, ?2, ?3, 1000 * ?2)")
                .bind(source(), ++id, std::int64_t(place))
                .run();
        return {};
    }

    std::mt19937& m_random;
    AProject m_study;
};

/// What the text and everything in it are after `edits`, from what a reader would say: kept characters stay in what they were in.
struct Expected {
    Model model;
    std::set<qint64> turnsWithoutLabel; ///< whose label was deleted from before it on

    Expected(Model before, const std::vector<TextSpan>& edits, QString inserted)
        : model(std::move(before))
    {
        inserted.replace("\r\n", "\n").replace('\r', '\n');
        for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
            replace(*edit, inserted);
        for (auto& character : model)
            if (turnsWithoutLabel.count(character.turn))
                character.turn = m_turnBefore[character.turn];
        joinGraphemes();
    }

private:
    static std::set<QString> common(const std::set<QString>& a, const std::set<QString>& b)
    {
        std::set<QString> both;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
        return both;
    }
    void replace(TextSpan edit, const QString& inserted)
    {
        const auto at = std::size_t(edit.start);
        const auto end = std::size_t(edit.end);
        Character fresh;
        fresh.isKept = false;
        if (edit.isEmpty()) {
            // In what covers both neighbours; in the turn of the one before, unless a turn without a label begins here.
            if (at > 0 && at < model.size())
                fresh.within = common(model[at - 1].within, model[at].within);
            const bool beginsHere = at < model.size() && !model[at].isLabel && (at == 0 || model[at - 1].turn != model[at].turn);
            fresh.turn = beginsHere ? model[at].turn : at > 0 ? model[at - 1].turn : 0;
        } else {
            fresh.within = model[at].within;
            for (auto i = at; i < end; ++i)
                fresh.within = common(fresh.within, model[i].within);
            fresh.turn = model[at].turn;
            fresh.isLabel = model[at].isLabel;
            for (auto i = at + 1; i < end; ++i) {
                const bool begins = model[i].turn != model[i - 1].turn && model[i].isLabel;
                auto labelEnd = i;
                while (labelEnd < model.size() && model[labelEnd].isLabel && model[labelEnd].turn == model[i].turn)
                    ++labelEnd;
                if (begins && labelEnd <= end) {
                    turnsWithoutLabel.insert(model[i].turn);
                    m_turnBefore[model[i].turn] = model[at].turn;
                }
            }
        }
        model.erase(model.begin() + edit.start, model.begin() + edit.end);
        const auto codes = inserted.toUcs4();
        for (qsizetype i = codes.size() - 1; i >= 0; --i) {
            fresh.code = char32_t(codes[i]);
            model.insert(model.begin() + edit.start, fresh);
        }
    }
    /// What covers a part of a character as readers see it covers all of it; of two turns the later has it.
    void joinGraphemes()
    {
        const auto borders = bordersOf(textOf(model));
        for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
            std::set<QString> any;
            for (auto at = borders[i]; at < borders[i + 1]; ++at)
                any.insert(model[std::size_t(at)].within.begin(), model[std::size_t(at)].within.end());
            for (auto at = borders[i]; at < borders[i + 1]; ++at) {
                const auto& last = model[std::size_t(borders[i + 1]) - 1];
                auto& character = model[std::size_t(at)];
                character.within = any;
                character.isLabel = character.turn == last.turn ? character.isLabel : last.isLabel;
                character.turn = last.turn;
            }
        }
    }
    std::map<qint64, qint64> m_turnBefore;
};

Rows coveredIn(const Model& model)
{
    Rows rows;
    for (std::size_t i = 0; i < model.size(); ++i)
        for (const auto& name : model[i].within) {
            const auto [row, isNew] = rows.try_emplace(name, TextSpan{qsizetype(i), qsizetype(i) + 1});
            if (!isNew)
                row->second.end = qsizetype(i) + 1;
        }
    return rows;
}

void checkTurns(Riddled& study, const Expected& expected, const std::vector<qsizetype>& borders)
{
    const auto turns = study.turns();
    const auto& model = expected.model;
    std::vector<qint64> owners(model.size(), 0);
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const auto& turn = turns[i];
        const auto next = i + 1 < turns.size() ? turns[i + 1].span.start : qsizetype(model.size());
        CHECK(expected.turnsWithoutLabel.count(turn.number) == 0);
        CHECK(turn.span.start <= turn.contentStart);
        CHECK(turn.contentStart <= next);
        CHECK((turn.span.start < next || i + 1 == turns.size()));
        CHECK(std::binary_search(borders.begin(), borders.end(), turn.span.start));
        CHECK(std::binary_search(borders.begin(), borders.end(), turn.contentStart));
        for (auto at = turn.span.start; at < next; ++at)
            owners[std::size_t(at)] = turn.number;
        for (auto at = turn.span.start; at < turn.contentStart; ++at)
            CHECK_FALSE((model[std::size_t(at)].isKept && !model[std::size_t(at)].isLabel && model[std::size_t(at)].turn == turn.number));
    }
    std::vector<qint64> wanted;
    for (const auto& character : model)
        wanted.push_back(character.turn);
    CHECK(owners == wanted);
}

void checkTimeMarks(Riddled& study, const std::map<qint64, qsizetype>& before, const std::vector<TextSpan>& edits, qsizetype inserted,
                    const std::vector<qsizetype>& borders)
{
    std::map<qsizetype, std::pair<qsizetype, qint64>> wanted; // place -> the last mark there, with its old place
    for (const auto& [id, place] : before) {
        qsizetype now = place;
        for (const auto edit : edits)
            if (edit.start < place)
                now += inserted - (std::min(place, edit.end) - edit.start);
        now = *std::prev(std::upper_bound(borders.begin(), borders.end(), now));
        auto& there = wanted.try_emplace(now, place, id).first->second;
        there = std::max(there, {place, id});
    }
    std::map<qint64, qsizetype> marks;
    for (const auto& [place, mark] : wanted)
        marks[mark.second] = place;
    CHECK(study.timeMarks() == marks);
}

/// One edit as a user makes it: typing, deleting, pasting, or replacing all places where something stands.
struct RandomEdit {
    std::vector<TextSpan> spans;
    QString inserted;

    RandomEdit(Riddled& study, const QString& text)
        : inserted(pieces[study.below(pieces.size())])
    {
        const TextIndex index(text);
        if (study.below(4) == 0) {
            const auto wanted = pieces[study.below(4)];
            for (auto at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.size())) {
                const TextSpan hit{index.toCodePoint(at), index.toCodePoint(at + wanted.size())};
                if (snapToGraphemes(text, index, hit) == hit)
                    spans.push_back(hit);
            }
        } else {
            const auto start = study.below(index.codePoints() + 1);
            const auto length = study.below(3) == 0 ? 0 : study.below(study.below(2) ? 4 : 40);
            const auto end = std::min(index.codePoints(), start + length);
            spans.push_back(end > start ? snapToGraphemes(text, index, {start, end}) : TextSpan{start, start});
        }
    }
};

void checkOneEdit(Riddled& study)
{
    const auto text = study.text();
    const RandomEdit edit(study, text);
    if (edit.spans.empty())
        return;
    CAPTURE(text, edit.inserted, edit.spans.size(), edit.spans.front().start, edit.spans.front().end);
    const auto marks = study.timeMarks();
    const Expected expected(study.model(), edit.spans, edit.inserted);
    const auto before = dump(study.project());
    REQUIRE(study.project().perform("Edit", [&](Edit& db) { return sources::replaceAll(db, study.source(), edit.spans, edit.inserted); }));

    const auto now = textOf(expected.model);
    REQUIRE(study.text() == now);
    const auto source = valueOf(study.project().read([&](const Read& db) { return sources::byId(db, study.source()); }));
    CHECK(source.length == qint64(expected.model.size()));
    CHECK(source.words == wordCount(now));
    const auto borders = bordersOf(now);
    const auto rows = study.passages();
    CHECK(rows == coveredIn(expected.model));
    for (const auto& [name, span] : rows) {
        INFO(name.toStdString() << " " << span.start << " " << span.end);
        CHECK(std::binary_search(borders.begin(), borders.end(), span.start));
        CHECK(std::binary_search(borders.begin(), borders.end(), span.end));
    }
    checkTurns(study, expected, borders);
    auto clean = edit.inserted;
    clean.replace("\r\n", "\n");
    checkTimeMarks(study, marks, edit.spans, codePointCount(clean), borders);

    const auto after = dump(study.project());
    REQUIRE(study.project().undo());
    REQUIRE(dump(study.project()) == before);
    REQUIRE(study.project().redo());
    REQUIRE(dump(study.project()) == after);
}

} // namespace

TEST_CASE("after any edits everything covers the characters it covered, and undo meets each state again", "[transcript][edit][property]")
{
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        Riddled study(random);
        std::vector<QString> states{dump(study.project())};
        for (int round = 0; round < 12; ++round) {
            INFO("seed " << seed << ", round " << round);
            checkOneEdit(study);
            if (auto now = dump(study.project()); now != states.back())
                states.push_back(std::move(now));
        }
        INFO("seed " << seed);
        for (auto i = states.size() - 1; i > 0; --i) {
            REQUIRE(study.project().undo());
            REQUIRE(dump(study.project()) == states[i - 1]);
        }
    }
}
