#pragma once
#include "ui/coding/answers_model.h"
#include <QFontMetricsF>
#include <QHash>
#include <QStyledItemDelegate>

namespace counterpoint::ui {

/// How answers look in their grid: wrapped text, codes as coloured chips, missing answers said to be so; and how high a row is, which
/// is counted from the widths of its words, so that thousands of rows take no time.
class AnswersLook : public QStyledItemDelegate {
    Q_OBJECT
public:
    AnswersLook(const AnswersModel& model, const QFont& reading, QObject* parent);
    /// Height of a row, with the answer and its codes so wide.
    int heightOf(int row, int answerWidth, int codesWidth) const;
    void setReadingFont(const QFont& font);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int linesOf(const QString& text, int width) const;
    double widthOf(QStringView word) const;
    int chipRows(const std::vector<AnswersModel::Chip>& chips, int width) const;
    int chipWidth(const AnswersModel::Chip& chip, int width) const;
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QString& text, const QColor& colour) const;
    void paintChips(QPainter& painter, const QStyleOptionViewItem& option, int row, const QColor& colour) const;

    const AnswersModel& m_model;
    QFont m_font;
    QFontMetricsF m_metrics;
    double m_space = 0;
    mutable QHash<QString, double> m_words; ///< widths
};

} // namespace counterpoint::ui
