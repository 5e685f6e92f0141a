#pragma once
#include "core/pseudonyms/redaction.h"
#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// What is to vanish for good, where it stands, and a plain word about what that means, before it is done.
class RedactionPanel : public QFrame {
    Q_OBJECT
public:
    explicit RedactionPanel(Session& session, QWidget* parent = nullptr);
    /// Names with the pseudonym that each has, or words without one.
    void askForNames(const std::vector<Pseudonym>& names);
    void askForWords(const QString& words);
    void askForKey(const std::vector<Pseudonym>& key);

Q_SIGNALS:
    void left();

private:
    void start(Redaction redaction, const QString& title, bool hasPseudonyms);
    Redaction wanted() const;
    void count();
    void show(const Result<RedactionCounts>& counts);
    void redact();
    void finished(const Result<RedactionCounts>& counts, std::int64_t version);
    bool isRunning() const;
    void allow(); ///< the button, once all is known and nothing runs
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    Redaction m_redaction;
    QString m_job; ///< title of the work under way
    int m_asked = 0; ///< counts the questions, so that an answer to an older one is passed over
    QLabel* m_title;
    QWidget* m_withRow;
    QComboBox* m_with;
    QCheckBox* m_small;
    QCheckBox* m_inside;
    QCheckBox* m_backups;
    QLabel* m_counts;
    QCheckBox* m_sure;
    QPushButton* m_do;
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
