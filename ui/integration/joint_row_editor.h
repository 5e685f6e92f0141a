#pragma once
#include "core/integration/joint_displays.h"
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

class Session;
class TickButton;

/// What one row of a joint display is made of: only what its kind shows.
class JointRowEditor : public QWidget {
    Q_OBJECT
public:
    explicit JointRowEditor(Session& session, QWidget* parent = nullptr);
    /// Reads what there is to choose from: once each time that a display is edited.
    void begin(JointDisplay::Kind kind, AttributeId attribute);
    void setRow(const JointRow& row);
    const JointRow& row() const { return m_row; }

Q_SIGNALS:
    void edited();

private:
    void fillRows();
    void addNumber();
    void addQuote();
    void showNumbers();
    void showQuotes();
    void fillQuotes();
    void removeCurrent(QListWidget* list, bool isQuote);
    QWidget* buildNumbers();
    QWidget* buildQuotes();
    void say();

    Session& m_session;
    JointRow m_row;
    JointDisplay::Kind m_kind = JointDisplay::Kind::SideBySide;
    QFormLayout* m_form;
    QComboBox* m_title; ///< of groups the values there are; else free words
    QComboBox* m_dataset;
    TickButton* m_codes;
    TickButton* m_variables;
    TickButton* m_cases;
    TickButton* m_questions;
    QWidget* m_numbersBox = nullptr;
    QListWidget* m_numbers = nullptr;
    QComboBox* m_analysis = nullptr;
    QComboBox* m_numberRow = nullptr;
    QComboBox* m_numberColumn = nullptr;
    QWidget* m_quotesBox = nullptr;
    QListWidget* m_quotes = nullptr;
    QComboBox* m_passages = nullptr;
    bool m_isFilling = false;
};

} // namespace counterpoint::ui
