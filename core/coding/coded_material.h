#pragma once
#include "core/coding/asked_topics.h"
#include "core/coding/code_lines.h"
#include "core/transcript/asking_turns.h"
#include "core/transcript/sources.h"
#include "core/transcript/speaker_role.h"

namespace counterpoint {

/// What is known of a Case and a code. Only the last two enter a denominator.
enum class Mention {
    NotAsked, ///< nothing of the Case is in the material, or what the code belongs to was not put to it
    NotYetCoded, ///< asked, and not mentioned, but in a source too that nobody has coded
    NotMentioned, ///< asked, all of it coded, and the code is absent
    Mentioned
};
QString toText(Mention mention); ///< as in JSON: 'not_asked', 'not_yet_coded', 'not_mentioned', 'mentioned'

/// What is looked at; what is left empty does not restrict.
struct MaterialScope {
    std::vector<SourceId> sources;
    std::vector<Strand> strands;
    std::vector<CoderId> coders; ///< none: all but the consensus
    Counted counted = Counted::Everyone; ///< whether codings that begin where somebody asks count
    bool asksGuides = true; ///< whether guides say who was asked about a code; otherwise everyone with words in the material was

    bool holds(const Source& source) const;
    bool holds(CoderId coder) const;
};

/// What one voice says in one source: the turns of a Case, or of a speaker who is none, or one answer.
struct Contribution {
    int source = 0; ///< place among the sources of the material
    CaseId person; ///< not valid where nobody knows who it is, and for who asks
    SpeakerRole role = SpeakerRole::Unknown;
    qint64 response = -1; ///< of an answer: row of the dataset
    SpeakerId speaker{}; ///< of turns; where a Case has several labels in the source, the first
};

/// What one Case, or several contributions, say of a code.
struct CodeMention {
    Mention state = Mention::NotAsked;
    int codings = 0;
    qint64 words = 0; ///< each once, however many codings hold it
};

/// The codings of a study by who speaks and by lines of codes: what matrices, joint displays and findings count. Sources, turns and codings
/// are read once. A coding is of whoever speaks where it begins. A source is coded as soon as one of the coders has coded anything in it.
class CodedMaterial {
public:
    enum class Words { No, Yes }; ///< whether words are counted, for which the texts have to be read
    CodedMaterial(const Read& db, std::vector<CodeLine> lines, const MaterialScope& scope, Words words = Words::No);

    struct In {
        Source source;
        DatasetId dataset; ///< of answers
        bool isCoded = false;
    };
    const std::vector<CodeLine>& lines() const { return m_lines; }
    const std::vector<In>& sources() const { return m_sources; }
    const std::vector<Contribution>& contributions() const { return m_contributions; } ///< those of a source stand together
    /// The places of the contributions of each Case.
    std::unordered_map<CaseId, std::vector<int>> byCase() const;

    /// The four states, with what is counted: of all that `contributions` (places) of one Case say about a line.
    CodeMention mention(const std::vector<int>& contributions, int line) const;
    int codings(int contribution, int line) const;
    const AskedTopics& asked() const { return m_asked; }

private:
    struct Count {
        int line = 0;
        int codings = 0;
        qint64 words = 0;
    };
    struct Passages;
    const Count* find(int contribution, int line) const;
    void readSources(const Read& db, const MaterialScope& scope);
    void count(Passages& passages);

    std::vector<CodeLine> m_lines;
    std::vector<In> m_sources;
    std::vector<Contribution> m_contributions;
    std::vector<std::size_t> m_first; ///< by contribution: where its counts begin, and at the end where the last one's end
    std::vector<Count> m_counts; ///< of a contribution by line; a line without codings has none
    AskedTopics m_asked;
};

} // namespace counterpoint
