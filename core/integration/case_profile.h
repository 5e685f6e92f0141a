#pragma once
#include "core/cases/cases.h"
#include "core/coding/coded_material.h"
#include "core/coding/interactions.h"
#include "core/coding/memo_overview.h"
#include "core/transcript/sources.h"
#include <QStringList>
#include <map>
#include <vector>

namespace counterpoint {
class Read;

/// All that a study holds of one Case, strand by strand.
struct CaseProfile {
    /// A code in what the Case says in one source.
    struct CodeUse {
        CodeId code;
        QString path;
        int codings = 0;
        TextSpan span; ///< of the first passage
        QString quote; ///< its words
        bool operator==(const CodeUse&) const = default;
    };
    /// What the Case says in one source: in an interview, a group, a document, or in answer to an open question.
    struct Talk {
        Source source;
        QString day; ///< on which it was held; empty where that is not known
        QStringList speakers; ///< by which names the Case speaks there
        int turns = 0;
        qint64 words = 0;
        qint64 wordsOfAll = 0; ///< of everybody who takes part, those who ask left out
        int voices = 0; ///< who take part
        std::vector<CodeUse> codes; ///< most codings first
        std::map<InteractionKind, int> given; ///< how the Case answers others
        std::map<InteractionKind, int> met; ///< and is answered
        bool operator==(const Talk&) const = default;
    };
    struct Answer {
        VariableId variable;
        QString question;
        QString answer; ///< in words; empty where none was given
        bool isMissing = false; ///< declared to stand for no answer
        bool operator==(const Answer&) const = default;
    };
    struct Score {
        QString name;
        double value = 0;
        int answered = 0; ///< items
        int items = 0; ///< 0: computed otherwise
        VariableId variable; ///< of a score that is a variable
        bool operator==(const Score&) const = default;
    };
    struct Response {
        DatasetId dataset;
        QString name;
        qint64 row = 0;
        QString day; ///< empty where it is not known
        std::vector<Answer> answers;
        std::vector<Score> scores;
        bool operator==(const Response&) const = default;
    };
    /// What is known of a code in one strand; `hasMaterial` is false where nothing of the Case is in the strand.
    struct State {
        bool hasMaterial = false;
        CodeMention mention;
        bool operator==(const State& other) const
        {
            return hasMaterial == other.hasMaterial && mention.state == other.mention.state && mention.codings == other.mention.codings;
        }
    };
    struct CodeStates {
        CodeId code;
        QString path;
        std::vector<State> states; ///< by strand
        QStringList passages; ///< by strand: the sentence that asks for them; empty where there are none
        bool operator==(const CodeStates&) const = default;
    };
    /// Something that happened on a day.
    struct Event {
        enum class Kind { Talk, Response, Memo, Log };
        Kind kind = Kind::Talk;
        QString day; ///< ISO 8601
        QString title;
        std::int64_t id = 0; ///< of the source, dataset, memo or entry
        bool operator==(const Event&) const = default;
    };

    Case person;
    std::vector<std::pair<QString, QString>> attributes; ///< name and value; those without a value too
    std::vector<Talk> talks; ///< by strand, then by day and name
    std::vector<Response> responses;
    std::vector<Strand> strands; ///< in which any Case of the study is heard
    std::vector<CodeStates> codes; ///< in the order of the codebook, with all below each
    std::vector<ShownMemo> memos; ///< newest first
    std::vector<Event> timeline; ///< by day

    bool operator==(const CaseProfile&) const = default;
};
QString titleOf(Strand strand); ///< for people
/// 'mentioned, 3 codings', 'not mentioned', 'not asked', 'not yet coded', 'no material'
QString inWords(const CaseProfile::State& state);
QString titleOf(CaseProfile::Event::Kind kind); ///< of the lane of a timeline: 'Interviews and texts'

/// `seen`: what this coder coded alone, where it is valid. Invalid where the Case is gone.
Result<CaseProfile> caseProfile(const Read& db, CaseId id, CoderId seen = {});

} // namespace counterpoint
