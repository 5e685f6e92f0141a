#include "core/text/diff.h"
#include "core/text/sequence_diff.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "tests/support/printing.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// `before` with the changes made, from the last to the first as an editor would.
QString applied(const QString& before, const QString& after, const std::vector<TextChange>& changes)
{
    auto text = before;
    const TextIndex index(before);
    const TextIndex afterIndex(after);
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        const auto start = index.toUtf16(change->before.start);
        text.replace(start, index.toUtf16(change->before.end) - start, afterIndex.slice(after, change->after).toString());
    }
    return text;
}

QStringList described(const QString& before, const QString& after)
{
    QStringList list;
    const TextIndex index(before);
    const TextIndex afterIndex(after);
    for (const auto& change : diffTexts(before, after))
        list << index.slice(before, change.before).toString() + QStringLiteral("→") + afterIndex.slice(after, change.after).toString();
    return list;
}

/// Length of the longest common subsequence by the textbook's table.
qsizetype longestCommon(const std::vector<int>& a, const std::vector<int>& b)
{
    std::vector<qsizetype> row(b.size() + 1, 0);
    for (const int item : a)
        for (std::size_t j = 0, diagonal = 0; j < b.size(); ++j) {
            const auto above = row[j + 1];
            row[j + 1] = item == b[j] ? qsizetype(diagonal) + 1 : std::max(row[j], row[j + 1]);
            diagonal = std::size_t(above);
        }
    return row.back();
}

} // namespace

TEST_CASE("a corrected word, a new line and a dropped one are three changes", "[text][diff]")
{
    CHECK(described("Anna: We was there.\nBen: Yes.\nAnna: Good.\n", "Anna: We were there.\nBen: Yes.\nBen: Indeed.\nAnna: Good.\n")
          == QStringList{"was→were", "→Ben: Indeed.\n"});
    CHECK(described("One\nTwo\nThree\n", "One\nThree\n") == QStringList{"Two\n→"});
    CHECK(described("same", "same").isEmpty());
    CHECK(described("", "new") == QStringList{"→new"});
    CHECK(described("old", "") == QStringList{"old→"});
    CHECK(described("cafe\u0301 now", "cafe now") == QStringList{"cafe\u0301→cafe"}); // never the accent alone
    CHECK(described("end", "end\nand more") == QStringList{"→\nand more"});
}

TEST_CASE("sequences are compared with as few changes as there can be", "[text][diff][property]")
{
    std::mt19937 random(11);
    for (int round = 0; round < 400; ++round) {
        CAPTURE(round);
        const auto sequence = [&] {
            std::vector<int> items(random() % 40);
            for (auto& item : items)
                item = int(random() % 4);
            return items;
        };
        const auto a = sequence();
        const auto b = sequence();
        qsizetype removed = 0;
        qsizetype added = 0;
        qsizetype at = 0;
        std::vector<int> made;
        for (const auto& change : diffSequences(a, b)) {
            REQUIRE(change.beforeStart >= at);
            made.insert(made.end(), a.begin() + at, a.begin() + change.beforeStart);
            made.insert(made.end(), b.begin() + change.afterStart, b.begin() + change.afterEnd);
            at = change.beforeEnd;
            removed += change.beforeEnd - change.beforeStart;
            added += change.afterEnd - change.afterStart;
        }
        made.insert(made.end(), a.begin() + at, a.end());
        CHECK(made == b);
        CHECK(removed + added == qsizetype(a.size() + b.size()) - 2 * longestCommon(a, b));
    }
}

TEST_CASE("the changes found make the one text of the other and cut no character in two", "[text][diff][property]")
{
    std::mt19937 random(3);
    const QStringList pieces{"word",   " ", "word ", "é",    "e\u0301", "😀",   "👩‍👩‍👧", "\n", "\n\n", "שלום ", "Anna: ", ". ",
                             "\u0301", "🇳", "🇴",     "王芳", "\t",      "नमस्ते"};
    const auto below = [&](qsizetype n) { return qsizetype(random() % unsigned(n)); };
    for (int round = 0; round < 500; ++round) {
        CAPTURE(round);
        QStringList words;
        for (int i = 0; i < 50; ++i)
            words << pieces[below(pieces.size())];
        const auto before = words.join(QString());
        for (auto edits = below(12); edits >= 0; --edits)
            switch (const auto at = below(words.size()); random() % 3) {
            case 0:
                words.insert(at, pieces[below(pieces.size())]);
                break;
            case 1:
                words.removeAt(at);
                break;
            default:
                words[at] = pieces[below(pieces.size())];
            }
        const auto after = words.join(QString());
        const auto changes = diffTexts(before, after);
        CHECK(applied(before, after, changes) == after);
        CHECK(applied(before, after, joinedForReading(changes, before)) == after);
        const TextIndex beforeIndex(before);
        const TextIndex afterIndex(after);
        for (const auto& change : changes) {
            CHECK((change.before.isEmpty() || snapToGraphemes(before, beforeIndex, change.before) == change.before));
            CHECK((change.after.isEmpty() || snapToGraphemes(after, afterIndex, change.after) == change.after));
        }
    }
}

TEST_CASE("long texts with nothing in common are compared in bounded time", "[text][diff]")
{
    QString before;
    QString after;
    for (int i = 0; i < 20'000; ++i) {
        before += QStringLiteral("a%1 ").arg(i);
        after += QStringLiteral("b%1 ").arg(i);
    }
    CHECK(applied(before, after, diffTexts(before, after)) == after);
}

TEST_CASE("changes that only a space keeps apart are read as one", "[text][diff]")
{
    const QString before = "the quick brown fox";
    const auto changes = diffTexts(before, u"the slow red fox");
    REQUIRE(changes.size() == 2);
    CHECK(joinedForReading(changes, before) == std::vector<TextChange>{{{4, 15}, {4, 12}}});
}
