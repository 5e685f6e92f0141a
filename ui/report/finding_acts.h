#pragma once
#include "core/integration/findings.h"
#include "ui/report/evidence_choice.h"
#include <QObject>
#include <optional>

namespace counterpoint::ui {

class Session;

/// The steps of writing findings: each one undoable step with a name the user understands; a failure is said in the notice bar.
class FindingActs : public QObject {
    Q_OBJECT
public:
    explicit FindingActs(Session& session, QObject* parent = nullptr);

    /// A new finding with its claim, and what was argued before it had one.
    std::optional<FindingId> add(const QString& claim, const QString& body);
    /// Everything that is written of it; says whether it was taken.
    bool write(const Finding& before, const Finding& after);
    void move(const Finding& finding, int position);
    void remove(const Finding& finding);

    /// Binds what is not evidence of this finding yet.
    void addEvidence(const Finding& finding, const std::vector<EvidenceChoice>& choices, Evidence::Stance stance);
    void setStance(const Evidence& piece, Evidence::Stance stance);
    void setNote(const Evidence& piece, const QString& note);
    void confirm(const Evidence& piece);
    void remove(const Evidence& piece);

private:
    static QString labelFor(const Finding& before, const Finding& after);

    Session& m_session;
};

/// A text in one line, cut to what fits into a sentence.
QString inShort(const QString& text, qsizetype longest = 60);
/// 'Rosa · Interview 3', as much of it as is known; the name of the analysis for a result.
QString whereFrom(const Evidence& piece);

} // namespace counterpoint::ui
