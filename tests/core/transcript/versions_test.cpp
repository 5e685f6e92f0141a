#include "core/text/unified_diff.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/versions.h"
#include "tests/support/a_project.h"
#include <QRegularExpression>
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

struct Edited {
    std::unique_ptr<Project> project;
    SourceId source;
    explicit Edited(const QString& text)
    {
        auto made = aProject();
        made.withTranscript(QStringLiteral("One"), text);
        source = made.source();
        project = made.build();
    }
    void editAt(const QString& who, TextSpan span, const QString& text) const
    {
        project->setCoderName(who);
        const auto done =
            project->perform(QStringLiteral("Edit by %1").arg(who), [&](Edit& db) { return sources::replace(db, source, span, text); });
        REQUIRE(done);
    }
    void edit(const QString& who, const QString& words, const QString& to) const
    {
        const auto at = text().indexOf(words);
        REQUIRE(at >= 0);
        editAt(who, {at, at + words.size()}, to);
    }
    QString text() const
    {
        return valueOf(project->read([&](const Read& db) { return sources::text(db, source); }));
    }
    TextHistory history() const
    {
        return valueOf(project->read([&](const Read& db) { return TextHistory::read(db, source); }));
    }
};

} // namespace

TEST_CASE("every state of a text can be read again, and who changed what", "[transcript][versions]")
{
    const QString imported = "Anna: We was there.\nBen: Yes.\nAnna: Good.";
    const Edited a(imported);
    a.edit("Ada", "was", "were");
    const auto middle = a.text();
    a.edit("Babbage", "Yes.", "Yes.\nBen: Indeed.");
    a.edit("Ada", "Good", "Fine");
    valueOf(a.project->undo()); // an undone step is no version
    const auto history = a.history();
    REQUIRE(history.versions().size() == 3);
    CHECK(history.text(0) == a.text());
    CHECK(history.text(1) == middle);
    CHECK(history.importedText() == imported);
    CHECK(history.versions()[0].coder == "Babbage");

    const auto changes = history.compare(2, 0);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].before == TextSpan{9, 12});
    CHECK(changes[0].by == std::size_t{1});
    CHECK(changes[1].before.isEmpty());
    CHECK(changes[1].by == std::size_t{0});
    CHECK(history.compare(0, 0).empty());
}

TEST_CASE("a deletion, too, is told to be of the one who made it", "[transcript][versions]")
{
    const Edited a("one two three four");
    a.edit("Babbage", "two ", "");
    a.edit("Ada", "one", "1");
    a.edit("Ada", "four", "4");
    const auto history = a.history();
    const auto changes = history.compare(3, 0);
    REQUIRE(changes.size() == 2); // "one two " became "1 "
    const auto only = history.compare(3, 2);
    REQUIRE(only.size() == 1);
    CHECK(history.versions()[*only[0].by].coder == "Babbage");
}

TEST_CASE("the record leads back from any text through all it was", "[transcript][versions][property]")
{
    std::mt19937 random(5);
    const QStringList pieces{"word ", "é", "😀", "\n", "\n\n", "Anna: ", "", "x\ny\nz"};
    const auto below = [&](qsizetype n) { return n > 0 ? qsizetype(random() % unsigned(n)) : 0; };
    for (int round = 0; round < 15; ++round) {
        CAPTURE(round);
        QString text;
        for (int i = 0; i < 30; ++i)
            text += pieces[below(pieces.size())];
        const Edited a(text);
        QStringList states{a.text()};
        for (int i = 0; i < 25; ++i) {
            const auto length = codePointCount(a.text());
            const auto start = below(length);
            const auto before = a.text();
            a.editAt("Ada", {start, std::min(length, start + below(6))}, pieces[below(pieces.size())]);
            if (a.text() != before)
                states.prepend(a.text());
        }
        const auto history = a.history();
        QStringList told; // a step that only put lines anew is in the record, too
        for (std::size_t i = 0; i < history.versions().size(); ++i)
            if (const auto state = history.text(i); told.isEmpty() || told.last() != state)
                told << state;
        CHECK(told == states);
    }
}

TEST_CASE("where no word stands twice, each difference has somebody who made it", "[transcript][versions][property]")
{
    std::mt19937 random(8);
    for (int round = 0; round < 15; ++round) {
        CAPTURE(round);
        int count = 0;
        const auto newWords = [&](unsigned n) {
            QString words;
            for (; n > 0; --n)
                words += QStringLiteral("w%1%2").arg(++count).arg(random() % 4 ? u' ' : u'\n');
            return words;
        };
        const Edited a(newWords(60));
        for (int i = 0; i < 25; ++i) {
            const auto words = a.text().split(QRegularExpression("(?<=[ \n])"));
            const auto first = qsizetype(random() % unsigned(words.size()));
            const auto removed = words.mid(first, qsizetype(random() % 4)).join(QString());
            const auto start = words.mid(0, first).join(QString()).size();
            a.editAt(i % 2 ? "Ada" : "Babbage", {start, start + removed.size()}, newWords(unsigned(random() % 3)));
        }
        const auto history = a.history();
        for (const auto& change : history.compare(history.versions().size() - 1, 0))
            CHECK(change.by);
    }
}

TEST_CASE("differences are printed as diff -u prints them", "[text][diff]")
{
    // The expected lines are those of GNU diff 3.8 for the same two files.
    CHECK(unifiedDiff("a\nb\nc\nd\ne\nf\ng\nh\ni\nj", "a\nb\nc\nD\ne\nf\ng\nh\ni\nj\nk", "old", "new", 1)
          == QStringList{"--- old", "+++ new", "@@ -3,3 +3,3 @@", " c", "-d", "+D", " e", "@@ -10 +10,2 @@", " j", "+k"});
    CHECK(unifiedDiff("a", "a", "old", "new").isEmpty());
}
