#pragma once
#include "core/coding/codebook_file.h"
#include <QDialog>
#include <QHash>

class QLabel;
class QListWidget;
class QPushButton;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class CodingActs;
class Session;

/// Codes that could come into the codebook, from a file or from templates: what each means, whether it is new or would change one that is
/// there, and which of them are wanted. Not modal; nothing comes before the button is pressed, and then as one step.
class NewCodesDialog : public QDialog {
    Q_OBJECT
public:
    /// One set of codes to choose from.
    struct Offer {
        QString title;
        QString about;
        QString reference;
        CodebookFile codes;
    };

    NewCodesDialog(Session& session, CodingActs& acts, QWidget* parent);
    void addOffer(const Offer& offer);

private:
    void showOffer(int index);
    void showCode();
    void follow(QTreeWidgetItem* item);
    void count();
    void bring();
    CodebookFile wanted() const;

    Session& m_session;
    CodingActs& m_acts;
    std::vector<Offer> m_offers;
    CodebookPlan m_plan;
    QHash<QString, QTreeWidgetItem*> m_items; ///< by path
    QListWidget* m_list;
    QLabel* m_about;
    QTreeWidget* m_tree;
    QTextBrowser* m_meaning;
    QPushButton* m_bring;
};

} // namespace counterpoint::ui
