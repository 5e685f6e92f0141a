#pragma once
#include "core/coding/answers.h"
#include <QAbstractTableModel>
#include <QHash>

namespace counterpoint::ui {

/// The answers to an open question as rows: respondent, answer, codes, and the closed questions beside them. Filter and order say which
/// rows are there; a coding that is added or removed changes no more than its rows.
class AnswersModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Respondent, Answer, Codes, FirstVariable };
    /// A code as a row shows it.
    struct Chip {
        const Code* code = nullptr;
        bool isPart = false; ///< only a part of the answer has it
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setSheet(AnswerSheet sheet, std::vector<ClosedAnswers> closed);
    void setClosed(std::vector<ClosedAnswers> closed);
    void setCodes(const std::vector<Code>& codes);
    void choose(const AnswerFilter& filter, const AnswerOrder& order);
    /// The codings as they are now; gives the rows of this model that changed, ascending.
    std::vector<int> refreshCodings(const Read& db, CoderId onlyCoder);

    const AnswerSheet& sheet() const { return m_sheet; }
    const std::vector<ClosedAnswers>& closed() const { return m_closed; }
    const std::vector<Code>& codes() const { return m_codes; }
    const Code* code(CodeId id) const;
    const AnswerRow& row(int row) const { return m_sheet.rows[m_shown[std::size_t(row)]]; }
    std::size_t placeOf(int row) const { return m_shown[std::size_t(row)]; } ///< in the sheet
    int rowOf(std::size_t place) const; ///< -1 where it is not shown
    std::vector<Chip> chips(int row) const;
    int misfits() const; ///< rows that the filter would no longer let through, or would let in

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(FirstVariable) + int(m_closed.size());
    }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString respondentName(const AnswerRow& row) const;
    QString codesText(int row) const;

    AnswerSheet m_sheet;
    std::vector<ClosedAnswers> m_closed;
    std::vector<Code> m_codes;
    QHash<qlonglong, int> m_codePlaces;
    AnswerFilter m_filter;
    AnswerOrder m_order;
    std::vector<std::size_t> m_shown;
    std::vector<int> m_rows; ///< by place in the sheet: row of this model, -1 where it is not shown
};

} // namespace counterpoint::ui
