#pragma once
#include "core/analysis/result.h"
#include <QObject>
#include <functional>

namespace counterpoint::ui {

class Session;

/// Computes analyses for the screen: at once where there is little to compute, in a job on a connection of its own where there is much.
/// Only the result that was asked for last is handed over.
class AnalysisRun : public QObject {
    Q_OBJECT
public:
    using Receiver = std::function<void(const Result<AnalysisResult>&)>;
    AnalysisRun(Session& session, Receiver receiver, QObject* parent);
    void start(const Analysis& analysis);
    /// What is still being computed is not wanted any more.
    void forget();
    bool isRunning() const { return m_isRunning; }

private:
    bool isLong(const Analysis& analysis) const;
    bool isMuchCoded() const;

    Session& m_session;
    Receiver m_receiver;
    quint64 m_latest = 0;
    bool m_isRunning = false;
};

} // namespace counterpoint::ui
