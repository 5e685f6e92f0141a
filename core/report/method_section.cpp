#include "core/report/method_section.h"
#include "core/analysis/kind.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include <QLocale>
#include <algorithm>
#include <map>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// '12 345' with a narrow no-break space, from 10,000 on as ISO 80000 advises.
QString grouped(qint64 number)
{
    return number < 10'000 ? QString::number(number) : QLocale(QLocale::English).toString(number).replace(u',', QChar(0x202f));
}

QString joined(const QStringList& words)
{
    if (words.size() < 2)
        return words.join(QString());
    return tr("%1 and %2").arg(words.mid(0, words.size() - 1).join(QStringLiteral(", ")), words.last());
}

/// Participants of each source: speakers who are neither interviewers nor moderators.
std::map<SourceId, int> participantsBySource(const Read& db)
{
    std::map<SourceId, int> count;
    for (const auto& speaker : speakers::all(db))
        if (speaker.role == SpeakerRole::Participant)
            ++count[speaker.source];
    return count;
}

struct StrandCount {
    int sources = 0;
    qint64 words = 0;
    int people = 0;
};

QString strandSentence(Strand strand, const StrandCount& count)
{
    const bool isOne = count.sources == 1;
    const auto words = grouped(count.words);
    switch (strand) {
    case Strand::Interviews:
        return isOne ? tr("One interview was transcribed (%1 words).").arg(words)
                     : tr("%1 interviews were transcribed (%2 words in all).").arg(count.sources).arg(words);
    case Strand::FocusGroups:
        return isOne ? tr("One focus group with %1 participants was transcribed (%2 words).").arg(count.people).arg(words)
                     : tr("%1 focus groups with %2 participants in all were transcribed (%3 words).")
                           .arg(count.sources)
                           .arg(count.people)
                           .arg(words);
    case Strand::Survey:
        return isOne ? tr("The answers to one open question of the survey were read as a text (%1 words).").arg(words)
                     : tr("The answers to %1 open questions of the survey were read as texts (%2 words).").arg(count.sources).arg(words);
    case Strand::Documents:
        break;
    }
    return isOne ? tr("One document was read (%1 words).").arg(words)
                 : tr("%1 documents were read (%2 words).").arg(count.sources).arg(words);
}

QString sourcesParagraph(const std::vector<Source>& sources, const std::map<SourceId, int>& people)
{
    std::map<Strand, StrandCount> strands;
    for (const auto& source : sources) {
        auto& count = strands[source.strand];
        ++count.sources;
        count.words += source.words;
        if (const auto found = people.find(source.id); found != people.end())
            count.people += found->second;
    }
    QStringList sentences;
    for (const auto strand : {Strand::Interviews, Strand::FocusGroups, Strand::Documents, Strand::Survey})
        if (const auto found = strands.find(strand); found != strands.end())
            sentences << strandSentence(strand, found->second);
    return sentences.join(u' ');
}

QString surveyParagraph(const Read& db)
{
    QStringList sentences;
    for (const auto& dataset : datasets::all(db))
        sentences << tr("The dataset “%1” holds %2 responses to %3 variables.")
                         .arg(dataset.name, grouped(dataset.rows), grouped(dataset.variables));
    return sentences.join(u' ');
}

QString codebookSentences(const std::vector<Code>& codes)
{
    const auto countOf = [&](const char* origin) {
        return std::count_if(codes.begin(), codes.end(), [origin](const Code& code) { return code.origin == QLatin1String(origin); });
    };
    const auto sentence = codes.size() == 1 ? tr("The codebook has one code.") : tr("The codebook has %1 codes.").arg(codes.size());
    if (countOf("theory") + countOf("data") == 0)
        return sentence;
    return sentence + u' '
        + tr("Of these, %1 were brought from theory and %2 were found in the material.").arg(countOf("theory")).arg(countOf("data"));
}

QString codingParagraph(const Read& db)
{
    const auto codes = codebook::all(db);
    if (codes.empty())
        return {};
    QStringList names;
    qint64 codings = 0;
    for (const auto& coder : coders::all(db))
        if (coder.codings > 0) {
            names << tr("%1 (%2)").arg(coder.name, grouped(coder.codings));
            codings += coder.codings;
        }
    QStringList sentences{codebookSentences(codes)};
    if (codings > 0)
        sentences << (codings == 1 ? tr("One coding was made, by %1.").arg(joined(names))
                                   : tr("%1 codings were made, by %2.").arg(grouped(codings), joined(names)))
                  << tr("A passage can have several codes.");
    return sentences.join(u' ');
}

QString statisticsParagraph(const Read& db)
{
    const auto chosen = analyses::all(db);
    QStringList sentences;
    for (const auto& kind : analysisKinds())
        if (!kind.convention.isEmpty() && std::any_of(chosen.begin(), chosen.end(), [&](const Analysis& analysis) {
                return analysis.inReport && analysis.kind == kind.key;
            }))
            sentences << kind.convention;
    return sentences.join(u' ');
}

Table sourcesTable(const std::vector<Source>& sources, const std::map<SourceId, int>& people)
{
    Table table;
    table.caption = tr("Sources");
    table.rows.push_back({tr("Source"), tr("Strand"), tr("Participants"), tr("Words"), tr("Codings")});
    for (const auto& source : sources) {
        const auto found = people.find(source.id);
        const auto present = found == people.end() ? QStringLiteral("–") : QString::number(found->second);
        table.rows.push_back(
            {source.name, toText(source.strand), number(present), number(grouped(source.words)), number(grouped(source.codings))});
    }
    return table;
}

} // namespace

void addMethod(const Read& db, Document& report)
{
    const auto sources = sources::all(db);
    const auto people = participantsBySource(db);
    QStringList paragraphs{sourcesParagraph(sources, people), surveyParagraph(db), codingParagraph(db), statisticsParagraph(db)};
    paragraphs.removeAll(QString());
    if (paragraphs.isEmpty())
        paragraphs << tr("The study holds no material yet.");
    for (const auto& paragraph : paragraphs)
        report.add(Paragraph{paragraph});
    if (!sources.empty())
        report.add(sourcesTable(sources, people));
}

} // namespace counterpoint::report
