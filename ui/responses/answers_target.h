#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/interchange/answers/answer_tables.h"
#include "core/survey/survey_ids.h"
#include <QObject>
#include <optional>

class QComboBox;

namespace counterpoint::ui {

class Session;

/// Of the import of responses: the questionnaires of the study as what a file is brought into.
class AnswersTarget : public QObject {
    Q_OBJECT
public:
    AnswersTarget(Session& session, QComboBox* target, QObject* parent);

    void offer(); ///< adds the questionnaires to the box
    /// The file that is to come in; the questionnaire that it fits is chosen, once.
    void setFile(const QByteArray& bytes, const QString& fileName);
    bool isChosen() const { return chosen().isValid(); }
    bool canTakeIn() const { return m_fresh > 0; }
    QString action() const; ///< for the button
    /// What would come in, a sentence each.
    Result<QStringList> plan();
    Result<DatasetId> takeIn();

    /// A survey of another program, perhaps with its answers.
    static bool isSurvey(const QString& path);
    /// Brings one in, as one step, and says so; the dataset of its answers, where it has any.
    static DatasetId takeInSurvey(Session& session, const QString& path);

private:
    QuestionnaireId chosen() const;

    Session& m_session;
    QComboBox* m_target;
    QByteArray m_bytes;
    QString m_fileName;
    std::optional<answer_tables::File> m_file; ///< read when a questionnaire is chosen
    bool m_hasProposed = false;
    qint64 m_fresh = 0;
};

} // namespace counterpoint::ui
