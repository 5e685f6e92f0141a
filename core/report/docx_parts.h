#pragma once
#include "core/report/document.h"
#include "core/report/docx_dress.h"
#include <vector>

/// The parts of a .docx beside its text.
namespace counterpoint::report::docx {

inline constexpr auto wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A part of the file, and how the text leads to it.
struct Part {
    QString name; ///< 'word/styles.xml'
    QByteArray content;
    QString contentType{}; ///< empty: its suffix says it
    QString relation{}; ///< 'styles'; empty: the text does not lead to it
    QString relationId{};
};

QByteArray contentTypes(const std::vector<Part>& parts);
QByteArray packageRelations();
QByteArray documentRelations(const std::vector<Part>& parts);
QByteArray coreProperties(const Document& document);
QByteArray appProperties();

/// What a house template asks of the settings.
struct HouseSettings {
    bool mirrorsMargins = false;
    bool differsEvenAndOdd = false;
    QByteArray colours{}; ///< w:clrSchemeMapping
};
QByteArray settings(bool hasFootnotes, const HouseSettings& house = {});

/// A style of ours: its kind, id, and the name by which Word knows it in every language.
struct OwnStyle {
    const char* type;
    QString id;
    QString name;
};
std::vector<OwnStyle> ownStyles();
/// As an element; in a house template it takes over the template's look as far as it can.
QByteArray styleElement(const QString& own, const Dress& dress);
QByteArray styles(const QString& language);

/// The two kinds of lists, as w:abstractNum `first` and the next.
QByteArray abstractLists(int first);
/// A w:num for bullets and one for each numbered list, so that each counts from 1; the first is `bulletList`.
QByteArray lists(int firstAbstract, int bulletList, int numberedLists);
QByteArray numbering(int numberedLists);
QByteArray footer();

} // namespace counterpoint::report::docx
