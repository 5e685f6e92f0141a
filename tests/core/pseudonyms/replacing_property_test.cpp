#include "core/pseudonyms/redaction.h"
#include "core/text/words.h"
#include "tests/core/pseudonyms/a_named_study.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QStringList pieces{
    "Zorana", "ZORANA", "zorana", "Zorana’s", "Zoranas", "Zorana Wex",         "Zorana\nWex", "Étoile", "E\u0301toile", " ",       ", ",
    "\n",     "a",      "é",      "e\u0301",  "😀",       "👩‍👩‍👧", "ש",           "字",     " and ",        "sozorana"};

class Chance {
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    {
    }
    int below(qsizetype n) { return n > 0 ? int(m_random() % unsigned(n)) : 0; }
    QString text(int length)
    {
        QString out;
        for (int i = 0; i < length; ++i)
            out += pieces[below(pieces.size())] + (below(3) ? " " : "");
        return out;
    }

private:
    std::mt19937 m_random;
};

const std::vector<std::pair<QString, QString>> names{{"Zorana", "Ida"}, {"Zorana Wex", "Ida Quill"}, {"Étoile", "Le Soleil d’Or"}};

} // namespace

TEST_CASE("putting pseudonyms into any text and taking them back gives the text and its codings again", "[pseudonyms][property]")
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        Chance chance(seed);
        AProject builder;
        builder.withTranscript("One", chance.text(60)).withCode("Trust");
        auto& project = builder.project();
        INFO("seed " << seed);
        const auto step = [&](auto&& body) { return valueOf(project.perform("Step", body)); };
        for (const auto& name : names)
            step([&](Edit& db) { return pseudonyms::add(db, {{}, Pseudonym::Kind::Person, name.first, name.second, {}, 0}); });
        const auto state = [&] {
            return valueOf(project.read([&](const Read& db) {
                auto all = sources::text(db, builder.source());
                for (const auto& coding : codings::of(db, builder.source()))
                    all += QStringLiteral("|%1-%2").arg(coding.span.start).arg(coding.span.end);
                return all;
            }));
        };
        auto found = valueOf(project.read([](const Read& db) {
            return fields::all(db).and_then([&](const auto& texts) { return pseudonyms::search(texts, pseudonyms::all(db), 5); });
        }));
        const auto text = valueOf(project.read([&](const Read& db) { return sources::text(db, builder.source()); }));
        const TextIndex index(text);
        for (int i = 0; i < 20; ++i) { // codings that cut no name in two
            const auto start = chance.below(index.codePoints());
            const auto span = snapToGraphemes(text, index, {start, start + 1 + chance.below(30)});
            const bool cuts = std::any_of(found.begin(), found.end(),
                                          [&](const FoundName& hit) { return span.overlaps(hit.span) && !span.contains(hit.span); });
            if (!cuts && !span.isEmpty())
                step([&](Edit& db) { return codings::add(db, {{}, builder.source(), builder.code(), builder.coder(), span, {}, {}}); });
        }
        const auto before = state();
        std::erase_if(found, [&](const FoundName&) { return chance.below(5) == 0; }); // some are not ticked
        step([&](Edit& db) { return pseudonyms::apply(db, found); });
        const auto after = state();
        CHECK((after == before) == found.empty());
        const auto back = step([](Edit& db) { return pseudonyms::takeBack(db); });
        CHECK(back.left == 0);
        CHECK(back.places == int(found.size()));
        CHECK(state() == before);
        REQUIRE(project.undo());
        CHECK(state() == after);
    }
}

TEST_CASE("whatever was done to a study, after a redaction the file holds no name", "[pseudonyms][property]")
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        Chance chance(seed);
        QTemporaryDir folder;
        const auto path = folder.filePath("s.counterpoint");
        auto project = valueOf(Project::create(path, "Of Zorana"));
        for (int i = 0; i < 25; ++i) {
            const auto done = project->perform("Step with Zorana", [&](Edit& db) -> Result<> {
                const auto all = sources::all(db);
                switch (all.empty() ? 0 : chance.below(5)) {
                case 0:
                    return sources::add(db, {chance.text(2) + "x", SourceKind::Document, Strand::Documents, {}, chance.text(40), {}})
                        .map([](SourceId) {});
                case 1:
                    memos::add(db, {{}, MemoSubject::Source, all.front().id.value(), chance.text(1), chance.text(9), {}, {}});
                    return {};
                case 2:
                    return sources::rename(db, all.front().id, chance.text(2) + "y");
                case 3:
                    if (all.size() > 1)
                        sources::remove(db, all.back().id);
                    return {};
                default: {
                    const auto& one = all[std::size_t(chance.below(qsizetype(all.size())))];
                    const auto start = chance.below(one.length);
                    return sources::replace(db, one.id, {start, std::min<qsizetype>(one.length, start + chance.below(8))}, chance.text(3));
                }
                }
            });
            Q_UNUSED(done); // an edit through a character is refused
            if (chance.below(6) == 0)
                valueOf(project->undo().or_else([](const Error&) { return Result<QString>(QString()); })); // there may be nothing yet
        }
        Redaction redaction;
        for (const auto& name : names)
            redaction.names.push_back({name.first, redaction::blocks, false});
        redaction.insideWordsToo = true;
        const auto version = project->fileVersion();
        valueOf(redaction::prepare(path, redaction, "Ada"));
        valueOf(redaction::finish(*project, version));
        project.reset();
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto bytes = QString::fromUtf8(file.readAll()).normalized(QString::NormalizationForm_C).toLower();
        CHECK(bytes.count("zorana") == 0);
        CHECK(bytes.count("étoile") == 0);
        CHECK(bytes.count("█") > 0);
    }
}
