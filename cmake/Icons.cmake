# Icons come from the Breeze theme at build time and travel inside the program; none is kept in this repository.
# ui/support/icons.h gives them by the last part of the name, in the colours of the palette. Add a line here for a new one.
set(COUNTERPOINT_ICON_THEME "/usr/share/icons/breeze" CACHE PATH "Folder of the Breeze icon theme")
set(ICON_NAMES
    actions/22/application-exit actions/22/bookmark-new actions/22/bookmarks actions/22/checkmark actions/22/chronometer
    actions/22/clock actions/22/code-context actions/22/collapse-all actions/22/color-picker actions/22/configure actions/22/contact-new
    actions/22/dialog-cancel actions/22/dialog-close actions/22/dialog-messages actions/22/dialog-ok-apply actions/22/distribute-horizontal-x
    actions/22/document-close actions/22/document-edit actions/22/document-export actions/22/document-import actions/22/document-new
    actions/22/document-open actions/22/document-open-recent actions/22/document-print actions/22/document-properties
    actions/22/document-save actions/22/draw-highlight actions/22/edit-clear actions/22/edit-clear-history actions/22/edit-comment
    actions/22/edit-copy actions/22/edit-cut actions/22/edit-delete actions/22/edit-find actions/22/edit-link actions/22/edit-paste
    actions/22/edit-redo actions/22/edit-rename actions/22/edit-select-all actions/22/edit-undo actions/22/expand-all actions/22/flag
    actions/22/format-font-size-less actions/22/format-font-size-more actions/22/format-justify-left actions/22/format-list-unordered
    actions/22/format-text-bold actions/22/games-hint actions/22/gnumeric-column-add actions/22/go-down actions/22/go-home actions/22/go-jump actions/22/go-next
    actions/22/go-previous actions/22/go-up actions/22/group actions/22/group-new actions/22/handle-sort actions/22/help-about
    actions/22/help-contents actions/22/hint actions/22/im-user actions/22/insert-image actions/22/insert-table actions/22/insert-text
    actions/22/journal-new actions/22/kr_comparedirs actions/22/labplot-spreadsheet actions/22/layer-visible-off
    actions/22/layer-visible-on actions/22/list-add actions/22/list-remove actions/22/lock actions/22/media-playback-pause actions/22/media-playback-start
    actions/22/media-seek-backward actions/22/media-seek-forward
    actions/22/merge actions/22/note actions/22/object-group actions/22/object-locked actions/22/object-ungroup
    actions/22/object-unlocked actions/22/office-chart-area actions/22/office-chart-bar actions/22/office-chart-bar-stacked
    actions/22/office-chart-pie actions/22/office-report actions/22/open-menu-symbolic actions/22/overflow-menu actions/22/pin
    actions/22/process-stop actions/22/question actions/22/quickopen actions/22/resource-group actions/22/split actions/22/story-editor
    actions/22/system-users actions/22/tab-new actions/22/table actions/22/tag actions/22/tag-new actions/22/taxes-finances
    actions/22/text-field actions/22/tool_references actions/22/unlock actions/22/user actions/22/user-identity actions/22/view-calendar
    actions/22/view-calendar-list actions/22/view-conversation-balloon actions/22/view-filter actions/22/view-form
    actions/22/view-hidden actions/22/view-history actions/22/view-list-details actions/22/view-list-text actions/22/view-list-tree
    actions/22/view-media-lyrics actions/22/view-pages-single actions/22/view-preview actions/22/view-refresh
    actions/22/view-sort-ascending actions/22/view-sort-descending actions/22/view-split-left-right actions/22/view-statistics
    actions/22/view-table-of-contents-ltr actions/22/view-visible actions/22/visibility actions/22/window-close actions/22/zoom-in
    actions/22/zoom-original actions/22/zoom-out status/22/dialog-error status/22/dialog-information status/22/dialog-positive
    status/22/dialog-warning)

if(NOT EXISTS "${COUNTERPOINT_ICON_THEME}/index.theme")
    message(FATAL_ERROR "The Breeze icon theme is not in ${COUNTERPOINT_ICON_THEME}. Install it (Debian: breeze-icon-theme), "
                        "or set COUNTERPOINT_ICON_THEME to where it is.")
endif()
set(ICON_FILES)
foreach(name IN LISTS ICON_NAMES)
    get_filename_component(file "${COUNTERPOINT_ICON_THEME}/${name}.svg" REALPATH)
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "The icon theme in ${COUNTERPOINT_ICON_THEME} has no ${name}.svg. Install breeze-icon-theme 5.90 or newer.")
    endif()
    get_filename_component(base "${name}" NAME)
    configure_file("${file}" "${PROJECT_BINARY_DIR}/icons/${base}.svg" COPYONLY)
    list(APPEND ICON_FILES "${PROJECT_BINARY_DIR}/icons/${base}.svg")
endforeach()
qt_add_resources(counterpoint_ui icons PREFIX /icons BASE "${PROJECT_BINARY_DIR}/icons" FILES ${ICON_FILES})
