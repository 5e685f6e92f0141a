#pragma once
#include "core/integration/chain.h"
#include "ui/report/prose_page.h"
#include <functional>

class QComboBox;
class QFormLayout;

namespace counterpoint::ui {

class ElementActs;
class PlaceLinks;
class ProseField;
class Session;
class SuggestedField;
class TickButton;

/// One element of the framework to be written and read: for whom, to what end, how, and what it rests on.
class ElementPage : public ProsePage {
    Q_OBJECT
public:
    ElementPage(Session& session, ElementActs& acts, QWidget* parent = nullptr);
    /// Shows an element of the chain; what was typed for another one is kept first.
    void show(const Chain& chain, ElementId id);
    /// Empty fields: an element is made once it has a title.
    void beginNew();
    bool isNew() const { return m_isNew; }
    ElementId shown() const { return m_element.id; }
    void focusTitle();
    void commit(); ///< keeps all that was typed so far

Q_SIGNALS:
    void added(counterpoint::ElementId id);

private:
    using Words = QString FrameworkElement::*;
    /// A field of the form and what of an element stands in it.
    struct Field {
        QWidget* whole;
        ProseField* words;
        Words member;
    };
    void build();
    void addField(QFormLayout& form, const QString& title, QWidget* whole, ProseField* words, Words member);
    SuggestedField* suggested(const char* name, const QString& title, const QStringList& usual, Words member) const;
    void keepTitle(const QString& title);
    void change(const std::function<void(FrameworkElement&)>& change);
    void fill(bool isOther);
    void showLinks(const Chain& chain);

    Session& m_session;
    ElementActs& m_acts;
    ProseField* m_title;
    QComboBox* m_priority;
    TickButton* m_implications;
    PlaceLinks* m_implicationLinks;
    TickButton* m_dissonances;
    PlaceLinks* m_dissonanceLinks;
    std::vector<Field> m_fields;
    FrameworkElement m_element;
    std::vector<FrameworkElement> m_all; ///< whose words are suggested
    std::vector<AssessmentId> m_hidden; ///< dissonances it uses that this researcher, who works blind, does not see
    bool m_isNew = false;
};

} // namespace counterpoint::ui
