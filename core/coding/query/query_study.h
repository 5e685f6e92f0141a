#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/coding/query/passage_set.h"
#include "core/coding/query/relations.h"
#include "core/transcript/asking_turns.h"
#include "core/transcript/sources.h"
#include "core/transcript/stored_text.h"
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace counterpoint {
class Read;
}

/// What a query reads of the study, each thing once and only where it is asked for.
namespace counterpoint::passage_query {

/// A coding in as few bytes as it can be: a study has a million of them.
struct CodedRow {
    CodingId id;
    CodeId code;
    CoderId coder;
    TextSpan span;
    std::int32_t source = 0; ///< place in the list of sources
    std::int32_t day = 0; ///< on which it was made: 20260131
    std::int32_t weight = -1; ///< -1: none
};

/// Who speaks in a turn, or answers.
struct Person {
    QString speaker;
    CaseId linkedCase;
    DatasetId dataset; ///< of a respondent
    qint64 row = -1;
};

class QueryStudy : public TextUnits {
public:
    /// `seen`: codings of this coder alone, where it is valid. `leftOut`: none of this one.
    QueryStudy(const Read& db, CoderId seen, CoderId leftOut, Counted counted);

    const Read& db() const { return m_db; }
    CoderId seen() const { return m_seen; }
    const std::vector<Source>& sources() const { return m_sources; }
    std::int32_t placeOf(SourceId source) const; ///< -1 where it is not there

    /// Reads the codings: all, or those of some codes.
    void readCodings(const std::vector<CodeId>* codes);
    const std::vector<CodedRow>& codings() const { return m_codings; }
    QString comment(std::int32_t coding) const;

    /// Who speaks where a piece begins; -1 where nobody is known.
    std::int32_t whoAt(std::int32_t source, qsizetype position);
    const std::vector<Person>& people() const { return m_people; }

    /// What of a source can be said to be outside of passages: the words of its turns, or its paragraphs. Of askers none where only
    /// participants count.
    const std::vector<TextSpan>& contentsOf(std::int32_t source);
    /// Whether only participants count and somebody asks there.
    bool leavesOut(std::int32_t source, qsizetype position) const { return m_asking.leaveOut(m_sources[std::size_t(source)].id, position); }
    StoredText& textOf(std::int32_t source);
    qsizetype lengthOf(std::int32_t source) const { return qsizetype(m_sources[std::size_t(source)].length); }
    /// What went wrong while a condition was asked, which cannot say so itself: the first of it.
    void meet(const Error& trouble)
    {
        if (!m_trouble)
            m_trouble = trouble;
    }
    const std::optional<Error>& trouble() const { return m_trouble; }
    /// Without white space at both ends; may become empty.
    TextSpan trimmed(std::int32_t source, TextSpan span);

    const std::vector<qsizetype>& turnsOf(std::int32_t source) override;
    const std::vector<qsizetype>& paragraphsOf(std::int32_t source) override;
    bool holdsAtMost(std::int32_t source, TextSpan gap, int words) override;

private:
    struct TurnStart {
        qsizetype start;
        qsizetype contentStart;
        std::int32_t who;
    };
    const std::vector<TurnStart>& turnStartsOf(std::int32_t source);
    void readSpeakers();
    std::int32_t respondent(const Source& source, qint64 row);

    const Read& m_db;
    CoderId m_seen;
    CoderId m_leftOut;
    AskingTurns m_asking;
    std::vector<Source> m_sources;
    std::unordered_map<SourceId, std::int32_t> m_places;
    std::vector<CodedRow> m_codings;
    std::unordered_map<std::int32_t, QString> m_comments;
    std::vector<Person> m_people;
    std::unordered_map<SpeakerId, std::int32_t> m_speakers;
    bool m_hasSpeakers = false;
    std::unordered_map<VariableId, DatasetId> m_datasets;
    std::unordered_map<DatasetId, std::map<qint64, CaseId>> m_respondents;
    std::vector<std::unique_ptr<std::vector<TurnStart>>> m_turns; ///< by source
    std::vector<std::unique_ptr<std::vector<qsizetype>>> m_turnStarts;
    std::vector<std::unique_ptr<std::vector<qsizetype>>> m_paragraphs;
    std::vector<std::unique_ptr<std::vector<TextSpan>>> m_contents;
    StoredText m_text;
    std::int32_t m_textSource = -1;
    std::optional<Error> m_trouble;
};

} // namespace counterpoint::passage_query
