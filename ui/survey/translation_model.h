#pragma once
#include "core/survey/questionnaire.h"
#include <QAbstractTableModel>

namespace counterpoint::ui {

/// All texts of a questionnaire, with two languages beside each other.
class TranslationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Where, From, To, ColumnCount };
    /// One text: of an item, of a choice of a list, or of the questionnaire itself.
    struct Text {
        SurveyItemId item = {};
        QString list = {};
        QString code = {};
        QString role;
        QString where;
        QString from;
        QString to;
        bool isGap() const { return to.isEmpty(); }
        bool operator==(const Text&) const = default;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setQuestionnaire(const Questionnaire& questionnaire, const QString& from, const QString& to);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    const Text* at(const QModelIndex& index) const;
    int gaps() const;
    /// The next gap after a row, from the beginning again; -1 where there is none.
    int nextGap(int after) const;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_texts.size()); }
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool isRightToLeft(int column) const { return column == From ? m_fromRight : column == To && m_toRight; }

Q_SIGNALS:
    /// The user wrote a text in the language of the column.
    void written(const counterpoint::ui::TranslationModel::Text& text, const QString& language, const QString& words);

private:
    std::vector<Text> m_texts;
    QString m_from;
    QString m_to;
    bool m_fromRight = false;
    bool m_toRight = false;
    bool m_readOnly = false;
};

} // namespace counterpoint::ui
