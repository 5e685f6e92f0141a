#include "ui/report/glances.h"
#include "ui/support/read_aside.h"
#include <utility>

namespace counterpoint::ui {

Glances::Glances(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

const ResultGlance* Glances::of(AnalysisId id)
{
    if (const auto known = m_known.find(id); known != m_known.end())
        return &known->second;
    m_wanted.insert(id);
    computeWanted();
    const auto known = m_known.find(id); // a study without a file is read at once
    return known == m_known.end() ? nullptr : &known->second;
}

void Glances::forget()
{
    m_known.clear();
    ++m_age;
}

void Glances::computeWanted()
{
    if (m_isComputing || m_wanted.empty())
        return;
    m_isComputing = true;
    const auto compute = [ids = std::exchange(m_wanted, {})](const Read& db) {
        std::map<AnalysisId, ResultGlance> glances;
        for (const auto id : ids)
            glances[id] = glanceOf(db, id);
        return glances;
    };
    readAside(m_session, this, tr("Compute the results"), compute, [this, age = m_age](Result<std::map<AnalysisId, ResultGlance>> glances) {
        m_isComputing = false;
        if (glances && age == m_age) {
            m_known.merge(*glances);
            Q_EMIT came();
        }
        computeWanted();
    });
}

} // namespace counterpoint::ui
