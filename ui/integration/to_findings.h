#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QToolButton>
#include <functional>
#include <vector>

namespace counterpoint {
class Edit;
class Read;
} // namespace counterpoint

namespace counterpoint::ui {

class Session;

/// Carries what is chosen in a display into the findings: as a finding of its own, or as evidence of one that is there.
class ToFindings : public QToolButton {
    Q_OBJECT
public:
    /// What is carried, as steps in the study.
    struct Carried {
        QString what; ///< 'Us and them, carers and children'
        std::function<Result<FindingId>(Edit&)> asFinding;
        std::function<Result<EvidenceId>(Edit&, FindingId)> asEvidence;
        std::function<std::vector<FindingId>(const Read&)> restingOnIt; ///< the findings that it is evidence of already
    };
    ToFindings(Session& session, const char* objectName, QWidget* parent = nullptr);
    void setCarried(const Carried& carried);
    void clear(); ///< nothing is chosen that could be carried

private:
    void fillMenu();
    void make();
    void addTo(FindingId finding, const QString& claim);

    Session& m_session;
    Carried m_carried;
};

} // namespace counterpoint::ui
