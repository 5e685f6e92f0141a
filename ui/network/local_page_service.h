#pragma once
#include "core/base/result.h"
#include "core/survey/survey_ids.h"
#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

class QTimer;

namespace counterpoint {
class LocalPage;
class Project;
struct LocalReceipt;
} // namespace counterpoint

namespace counterpoint::ui {

class LocalServer;

/// A questionnaire on the local network, with its answers going straight into the study. Off until it is started; off again at the latest when this
/// goes, which must be before the study does.
class LocalPageService : public QObject {
    Q_OBJECT
public:
    explicit LocalPageService(Project& project, QObject* parent = nullptr);
    ~LocalPageService() override;

    struct Wishes {
        QuestionnaireId questionnaire;
        QString address; ///< of this computer: 192.168.1.20
        quint16 port = 0; ///< 0: 8080 or the next that is free
        QString by; ///< whose version it is, where one is made
    };
    /// Freezes the questionnaire as it is and serves it. Started again with the same version its path is the same as before.
    Result<> start(const Wishes& wishes);
    void stop();

    bool isOn() const { return m_server != nullptr; }
    QuestionnaireId questionnaire() const { return m_questionnaire; } ///< that is served, or was last
    QString name() const { return m_name; } ///< of the questionnaire
    QString version() const { return m_version; }
    QString address() const; ///< as a browser takes it; empty while it is off
    int received() const { return int(m_instances.size()); } ///< since it was started
    QDateTime lastAt() const { return m_lastAt; } ///< when the last one came
    QString problem() const { return m_problem; } ///< the last one, in a sentence
    QStringList losses() const { return m_losses; } ///< what the page cannot ask
    bool isTaking() const { return m_isTaking; } ///< a response is being written, which is a step that nobody at this computer took

Q_SIGNALS:
    void changed();

private:
    LocalReceipt take(const QByteArray& bytes);
    void lookForUndone();
    void lookForNetwork();
    void setProblem(const QString& sentence);

    Project& m_project;
    QuestionnaireId m_questionnaire;
    QString m_name;
    QString m_version;
    QByteArray m_token;
    QStringList m_instances; ///< of the responses that came, last one last
    QDateTime m_lastAt;
    QString m_problem;
    QStringList m_losses;
    bool m_isTaking = false;
    QTimer* m_watch;
    std::unique_ptr<LocalPage> m_page;
    std::unique_ptr<LocalServer> m_server;
};

} // namespace counterpoint::ui
