#pragma once
#include "core/analysis/analysis.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/integration/findings.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <limits>

namespace counterpoint::test {

/// A step without a value, or a failed test that says the error.
inline void valueOf(const Result<>& result)
{
    if (!result)
        FAIL(result.error().message.toStdString() << " [" << result.error().detail.toStdString() << ']');
}

/// Two interviews and a focus group with three codings by two coders, a survey of six people, one finding.
struct SmallStudy {
    static inline const QString interview = QStringLiteral("INT: Who decides?\nRosa: We always ask the family first.\n");
    static inline const QString group = QStringLiteral("Ben: Nobody asked us.\nCara: They did ask me.\n");
    static inline const QString quote = QStringLiteral("We always ask the family first.");
    static inline const QString otherQuote = QStringLiteral("Nobody asked us.");

    std::unique_ptr<Project> project;
    SourceId source;
    SourceId focusGroup;
    DatasetId dataset;
    VariableId trust;
    AnalysisId analysis;
    FindingId finding;

    template <class F>
    auto step(F&& body) const
    {
        return valueOf(project->perform(QStringLiteral("Arrange"), body));
    }
    SmallStudy()
    {
        auto made = aProject();
        made.withTranscript(QStringLiteral("Second interview"), QStringLiteral("Four words are here.\n"));
        made.withTranscript(QStringLiteral("Interview with Rosa"), interview)
            .withTurn(QStringLiteral("INT:"), QStringLiteral("Interviewer"));
        made.withTurn(QStringLiteral("Rosa:"), QStringLiteral("Rosa")).withCode(QStringLiteral("Asking")).withCoding(quote);
        source = made.source();
        made.withTranscript(QStringLiteral("Focus group 1"), group, Strand::FocusGroups)
            .withTurn(QStringLiteral("Ben:"), QStringLiteral("Ben"));
        made.withTurn(QStringLiteral("Cara:"), QStringLiteral("Cara")).withCoding(otherQuote);
        made.withCoder(QStringLiteral("Babbage")).withCode(QStringLiteral("Left out")).withCoding(otherQuote);
        focusGroup = made.source();
        project = made.build();
        addSurvey();
        nameOrigins();
        finding = step([](Edit& db) { return findings::add(db, QStringLiteral("Families are asked, not always")); });
    }

    /// Where `words` first stand in a text.
    static TextSpan spanOf(const QString& text, const QString& words)
    {
        const auto at = text.indexOf(words);
        REQUIRE(at >= 0);
        return {at, at + words.size()};
    }
    EvidenceId addQuote(Evidence::Stance stance = Evidence::Stance::Supports) const
    {
        return step([&](Edit& db) { return findings::addPassage(db, finding, source, spanOf(interview, quote), stance); });
    }
    EvidenceId addResult() const
    {
        return step([&](Edit& db) { return findings::addResult(db, finding, analysis, Evidence::Stance::Supports); });
    }
    std::vector<Evidence> evidence() const
    {
        return valueOf(project->read([&](const Read& db) { return findings::evidence(db, finding); }));
    }
    /// Puts `to` in the place of `from` in the interview.
    void edit(const QString& from, const QString& to) const
    {
        valueOf(
            project->perform(QStringLiteral("Edit"), [&](Edit& db) { return sources::replace(db, source, spanOf(interview, from), to); }));
    }
    void declareMissing(double code) const
    {
        valueOf(project->perform(QStringLiteral("Declare"), [&](Edit& db) {
            return variables::setMissing(db, trust, {NumberRange{code, code}});
        }));
    }

private:
    void addSurvey()
    {
        Variable trusting;
        trusting.name = QStringLiteral("trust");
        trusting.label = QStringLiteral("I trust the service");
        trusting.type = VariableType::Number;
        trusting.level = Level::Ordinal;
        trusting.labels = {{1.0, QStringLiteral("No")}, {2.0, QStringLiteral("Yes")}, {9.0, QStringLiteral("Refused")}};
        dataset = step([&](Edit& db) {
            return datasets::add(db, {QStringLiteral("families"), {}, {trusting}}, {Column::ofNumbers({1, 2, 2, 2, 9, 1})});
        });
        trust = valueOf(project->read([&](const Read& db) { return variables::byName(db, dataset, QStringLiteral("trust")); })).id;
        Analysis frequencies;
        frequencies.name = QStringLiteral("Trust in the service");
        frequencies.dataset = dataset;
        frequencies.put(QStringLiteral("variables"), {trust});
        frequencies.inReport = true;
        analysis = step([&](Edit& db) { return analyses::add(db, frequencies); });
    }
    /// 'Asking' was brought from theory, 'Left out' found in the data.
    void nameOrigins()
    {
        for (const auto& named :
             {std::pair(QStringLiteral("Asking"), QStringLiteral("theory")), std::pair(QStringLiteral("Left out"), QStringLiteral("data"))})
            valueOf(project->perform(QStringLiteral("Arrange"), [&](Edit& db) -> Result<> {
                auto code = codebook::find(db, named.first);
                if (!code)
                    return fail(code);
                code->origin = named.second;
                return codebook::update(db, *code);
            }));
        // The interviewer asks and is no participant.
        valueOf(project->perform(QStringLiteral("Arrange"), [&](Edit& db) {
            for (const auto& speaker : speakers::of(db, source))
                if (speaker.name == QLatin1String("Interviewer"))
                    speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
        }));
    }
};

} // namespace counterpoint::test
