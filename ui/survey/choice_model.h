#pragma once
#include "core/survey/choice_list.h"
#include <QAbstractTableModel>

namespace counterpoint::ui {

/// The choices of a list, and below them an empty line for the next one.
class ChoiceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Words, Code, Role, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setChoices(const std::vector<SurveyChoice>& choices, const QString& language);
    const std::vector<SurveyChoice>& choices() const { return m_choices; }
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    bool isNextLine(int row) const { return row == int(m_choices.size()); }
    void remove(QList<int> rows);
    bool move(int row, int by); ///< false at the ends
    void insertWords(int row, const QStringList& words); ///< a choice for each

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited(const QString& what); ///< the choices are other ones now, by the user

private:
    QString nextCode() const;

    std::vector<SurveyChoice> m_choices;
    QString m_language;
    bool m_readOnly = false;
};

} // namespace counterpoint::ui
