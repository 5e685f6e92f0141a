#pragma once
#include "core/integration/chain.h"
#include <QObject>

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class Session;

/// A figure in the text of a finding that the study says otherwise now.
struct StaleFigure {
    FindingId finding;
    QString shown;
    QString now; ///< empty where it can no longer be computed
    bool operator==(const StaleFigure&) const = default;
};

/// Findings, their evidence and what follows from them, as they were last read. Results, judgements and displays take time to be compared with
/// the study: that is done aside, and until then a piece is taken to be as it was.
class ReadChain : public QObject {
    Q_OBJECT
public:
    explicit ReadChain(Session& session, QObject* parent = nullptr);
    const Chain& now() const { return m_chain; }
    const std::vector<StaleFigure>& staleFigures() const { return m_staleFigures; }
    void read(); ///< all of it
    void read(const Changes& changes); ///< compares only what may be otherwise after them
    /// Whether what evidence says, or a figure in a text, may be otherwise after these changes.
    static bool mayMatter(const Changes& changes);

Q_SIGNALS:
    void changed();

private:
    /// What is compared aside.
    struct Compared {
        std::vector<Evidence> evidence;
        std::vector<StaleFigure> figures;
    };
    static Result<Compared> readCompared(const Read& db);
    void readAtOnce();
    void compare();
    void take(const Compared& compared);

    Session& m_session;
    Chain m_chain;
    std::vector<StaleFigure> m_staleFigures;
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
};

} // namespace counterpoint::ui
