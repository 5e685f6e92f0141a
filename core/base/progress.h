#pragma once
#include <QtGlobal>
#include <functional>

namespace counterpoint {

/// How long work tells its caller how far it is, and hears whether to go on. Copyable; an empty one never cancels.
class Progress {
public:
    /// `report(done, total)` returns false to cancel.
    using Report = std::function<bool(qint64 done, qint64 total)>;
    Progress() = default;
    explicit Progress(Report report)
        : m_report(std::move(report))
    {
    }
    /// False when the work shall stop; the caller then returns Error::Kind::Cancelled and leaves everything as it was.
    bool at(qint64 done, qint64 total) const { return !m_report || m_report(done, total); }

private:
    Report m_report;
};

} // namespace counterpoint
