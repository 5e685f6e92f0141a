#pragma once
#include "ui/report/result_glance.h"
#include <QObject>
#include <map>
#include <set>

namespace counterpoint::ui {

class Session;

/// What results say in short, each computed once, aside, until the study changes.
class Glances : public QObject {
    Q_OBJECT
public:
    explicit Glances(Session& session, QObject* parent = nullptr);
    /// The glance of an analysis, or null: then it is computed, and came() says when it is there.
    const ResultGlance* of(AnalysisId id);
    /// The results may be otherwise by now.
    void forget();

Q_SIGNALS:
    void came();

private:
    void computeWanted();

    Session& m_session;
    std::map<AnalysisId, ResultGlance> m_known;
    std::set<AnalysisId> m_wanted;
    bool m_isComputing = false;
    int m_age = 0; ///< counts forget(), so that what is computed meanwhile is passed over
};

} // namespace counterpoint::ui
