#pragma once
#include "core/survey/choice_list.h"
#include <QStringList>
#include <QWidget>
#include <map>
#include <vector>

class QVBoxLayout;

namespace counterpoint::ui {

class PreviewAnswers;

/// Things to be put in order, one place up or down at a time.
class PreviewRanking : public QWidget {
    Q_OBJECT
public:
    /// `words` are those of the choices, in the same order. Without an answer they stand as they are in the list.
    PreviewRanking(const QString& question, const std::vector<SurveyChoice>& choices, const QStringList& words, PreviewAnswers& answers,
                   QWidget* parent = nullptr);

private:
    void show();
    void move(qsizetype from, int by);

    QString m_question;
    QStringList m_order; ///< codes
    std::map<QString, QString> m_words;
    PreviewAnswers& m_answers;
    QVBoxLayout* m_rows;
};

} // namespace counterpoint::ui
