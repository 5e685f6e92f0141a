#pragma once
#include "core/integration/chain.h"
#include <QObject>

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class Session;

/// Findings, their evidence and what follows from them, as they were last read. Results, judgements and displays take time to be compared with
/// the study: that is done aside, and until then a piece is taken to be as it was.
class ReadChain : public QObject {
    Q_OBJECT
public:
    explicit ReadChain(Session& session, QObject* parent = nullptr);
    const Chain& now() const { return m_chain; }
    void read(); ///< all of it
    void read(const Changes& changes); ///< compares only what may be otherwise after them
    /// Whether what evidence says, or a figure in a text, may be otherwise after these changes.
    static bool mayMatter(const Changes& changes);

Q_SIGNALS:
    void changed();

private:
    void readAtOnce();
    void compare();

    Session& m_session;
    Chain m_chain;
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
};

} // namespace counterpoint::ui
