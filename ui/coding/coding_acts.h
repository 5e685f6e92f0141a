#pragma once
#include "core/base/id.h"
#include "core/coding/autocode.h"
#include "core/coding/codebook.h"
#include "core/coding/codings.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QObject>
#include <functional>
#include <optional>
#include <vector>

namespace counterpoint {
class Edit;
struct CodebookFile;
} // namespace counterpoint

namespace counterpoint::ui {

/// A code that was chosen, or one to be made: then `newPath` says where and how it is called.
struct CodeChoice {
    CodeId code;
    QString newPath;
};

/// Passages that are to be given one code: those that do not have it already.
struct AutocodePart {
    CodeChoice code;
    std::vector<ProposedPassage> passages;
};

/// The steps of coding: each one undoable step with a name the user understands; a failure is said in the notice bar.
/// Remembers which codes were used last and which are pinned to the number keys.
class CodingActs : public QObject {
    Q_OBJECT
public:
    static constexpr int mostPinned = 9;

    explicit CodingActs(Session& session, QObject* parent = nullptr);

    std::optional<CodingId> code(SourceId source, const QString& sourceName, TextSpan span, const CodeChoice& choice);
    /// What was found in one source with one code, as one step; says how many.
    bool codeHits(SourceId source, const std::vector<TextSpan>& spans, const CodeChoice& choice);
    /// Whole answers (or parts of them) of one source with one code, as one step; says how many.
    bool codeAnswers(SourceId source, const std::vector<TextSpan>& spans, const CodeChoice& choice);
    /// Takes these codings away as one step; says from how many answers.
    void removeFromAnswers(const std::vector<CodingId>& codings, const QString& codeName, int answers);
    /// Passages that were found, each part with its code, as one step; says how many in how many sources.
    bool autocode(const std::vector<AutocodePart>& parts);
    void remove(const Coding& coding, const QString& codeName);
    void resize(const Coding& coding, const QString& codeName, TextSpan span);
    void recode(const Coding& coding, const CodeChoice& choice);
    void comment(const Coding& coding, const QString& codeName, const QString& text);
    void weigh(const Coding& coding, const QString& codeName, std::optional<int> weight);
    /// Of one source, or (invalid) of all; by one coder, or (invalid) by all.
    void mergeOverlapping(CodeId code, const QString& codeName, SourceId source, CoderId coder);
    /// Many codings at once, each as one step; says whether it was done.
    bool recode(const std::vector<CodingId>& codings, const CodeChoice& choice);
    void remove(const std::vector<CodingId>& codings);

    std::optional<CodeId> add(const QString& path);
    void rename(const Code& code, const QString& name);
    void recolour(const Code& code, const QString& colour);
    void move(const Code& code, CodeId parent, int position);
    void remove(const Code& code, int withBelow);
    /// Several codes at once, as one step.
    void merge(const std::vector<Code>& from, const CodeChoice& into);
    void remove(const std::vector<Code>& codes, int withBelow);
    void recolour(const std::vector<Code>& codes, const QString& colour);
    void move(const std::vector<Code>& codes, CodeId parent, int position);
    void sort(codebook::SortBy by);
    /// Codes from a file or a template; says what came.
    bool merge(const CodebookFile& codes, const QString& label);
    /// Definition, criteria and example of `code`.
    void define(const Code& code);
    void writeMemo(const Code& code, const QString& text);

    CodeId last() const { return m_recent.empty() ? CodeId() : m_recent.front(); }
    const std::vector<CodeId>& recent() const { return m_recent; } ///< newest first
    const std::vector<CodeId>& pinned() const { return m_pinned; }
    void pin(CodeId code, bool pinned);

Q_SIGNALS:
    void pinsChanged();

private:
    Result<CoderId> coderAtWork(Edit& db) const;
    static Result<CodeId> resolve(Edit& db, const CodeChoice& choice);
    QString nameOf(const CodeChoice& choice) const;
    using Write = std::function<Result<>(Edit&, CodeId, CoderId)>;
    /// A step of coding: the code and the coder are found or made, `write` codes, and both are remembered as used last.
    bool codeWith(const CodeChoice& choice, const QString& label, const QString& sentence, const Write& write);
    static Write eachOf(SourceId source, const std::vector<TextSpan>& spans); ///< for a step in which `spans` stay
    void used(CodeId code, CoderId coder);
    template <class T>
    bool done(const Result<T>& result, const QString& sentence)
    {
        if (!m_session.notices().accept(result))
            return false;
        if (!sentence.isEmpty())
            m_session.notices().done(sentence);
        return true;
    }
    QString pinKey() const;

    Session& m_session;
    std::vector<CodeId> m_recent;
    std::vector<CodeId> m_pinned;
};

} // namespace counterpoint::ui
