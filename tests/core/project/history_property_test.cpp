#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QStringList alphabet{"a", "b", " ", "\n", "é", "e\u0301", "😀", "👩‍👩‍👧", "ש", "字"};

class RandomSteps {
public:
    explicit RandomSteps(unsigned seed)
        : m_random(seed)
    {
    }
    int below(int n) { return n > 0 ? int(m_random() % unsigned(n)) : 0; }
    QString text(int length)
    {
        QString out;
        for (int i = 0; i < length; ++i)
            out += alphabet[below(int(alphabet.size()))];
        return out;
    }
    template <class Row>
    const Row* anyOf(const std::vector<Row>& rows)
    {
        return rows.empty() ? nullptr : &rows[std::size_t(below(int(rows.size())))];
    }

    /// One step as a user might take it; refusals are part of a user's day and leave everything as it was.
    Result<> take(Project& project)
    {
        return project.perform("Step", [&](Edit& db) -> Result<> {
            const auto codes = codebook::all(db);
            const auto allSources = sources::all(db);
            const auto* code = anyOf(codes);
            const auto* source = anyOf(allSources);
            const auto coder = coders::all(db).front().id;
            switch (below(11)) {
            case 0:
                return result(sources::add(db, {"Source", SourceKind::Transcript, Strand::Interviews, {}, text(60), {}}));
            case 1:
                return result(codebook::add(db, "Code " + QString::number(below(1000)), code && below(2) ? code->id : CodeId()));
            case 2:
                return code ? codebook::move(db, code->id, anyOf(codes)->id, below(3)) : Result<>();
            case 3:
                return code ? codebook::merge(db, code->id, anyOf(codes)->id) : Result<>();
            case 4:
                if (code && below(3) == 0)
                    codebook::remove(db, code->id);
                return {};
            case 5:
                if (source && below(4) == 0)
                    sources::remove(db, source->id);
                return {};
            case 6:
                return result(cases::ensure(db, "Case " + QString::number(below(5))));
            case 7:
            case 8:
                return source ? edit(db, *source) : Result<>();
            default:
                for (int i = below(4); code && source && i >= 0; --i) {
                    const auto start = below(int(source->length));
                    if (const auto done = codings::add(db, {{}, source->id, code->id, coder, {start, start + 1 + below(20)}, {}, {}});
                        !done)
                        return fail(done);
                }
                return {};
            }
        });
    }

private:
    template <class T>
    static Result<> result(const Result<T>& of)
    {
        return of ? Result<>() : fail(of);
    }
    Result<> edit(Edit& db, const Source& source)
    {
        const auto start = below(int(source.length) + 1);
        return sources::replace(db, source.id, {start, std::min<qsizetype>(start + below(12), source.length)}, text(below(6)));
    }
    std::mt19937 m_random;
};

} // namespace

TEST_CASE("any history can be undone to the start and redone to the end, each state met again exactly", "[project][property]")
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        RandomSteps steps(seed);
        auto project = aProject()
                           .withTranscript("First", "Ann: yes 😀\nBea: no")
                           .withTurn("Ann: ", "Ann")
                           .withTurn("Bea: ", "Bea")
                           .withCode("Trust")
                           .withCoding("yes")
                           .build();
        std::vector<QString> states{dump(*project)};
        int refused = 0;
        for (int i = 0; i < 80; ++i) {
            const auto label = project->undoLabel();
            if (!steps.take(*project))
                ++refused;
            if (auto now = dump(*project); now != states.back())
                states.push_back(std::move(now));
        }
        CHECK(refused < 70);
        REQUIRE(states.size() > 20);
        for (auto i = states.size() - 1; i > 0; --i) {
            REQUIRE(project->undo());
            REQUIRE(dump(*project) == states[i - 1]);
        }
        for (std::size_t i = 1; i < states.size(); ++i) {
            REQUIRE(project->redo());
            REQUIRE(dump(*project) == states[i]);
        }
    }
}
