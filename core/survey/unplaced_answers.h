#pragma once
#include "core/responses/variable.h"
#include <QHash>
#include <QStringList>
#include <map>
#include <vector>

namespace counterpoint {

/// Answers that a dataset has no place for, so that none is lost: what is asked by nobody, and what does not fit the type of its variable.
class UnplacedAnswers {
public:
    using Cells = std::map<QString, QString>;

    explicit UnplacedAnswers(const std::vector<Variable>& variables) { lookAt(variables); }
    void lookAt(const std::vector<Variable>& variables); ///< of the dataset that the next rows are for
    /// Puts what has no place into the row's variable 'response_unplaced', and takes cells that do not fit out of the row.
    void keep(Cells left, Cells& row);
    QString note() const; ///< for the user; empty where all had a place

private:
    struct Fit {
        VariableType type = VariableType::Text;
        QStringList labels; ///< folded: they stand for their codes
        std::vector<MissingCode> missing;
    };
    bool fits(const QString& variable, const QString& cell) const;

    QHash<QString, Fit> m_variables;
    QStringList m_names; ///< of what had no place, each once, with the first answer
    int m_answers = 0;
    QHash<QString, int> m_seen;
};

} // namespace counterpoint
